import type { HttpProbeTarget } from './config.ts';
import { plainConnection } from './connection.ts';

/** A plain GET that must be answered with 200: what a probe of an address is unless more is said. */
export const httpProbeTarget = (url: string): HttpProbeTarget => ({
  kind: 'http',
  url,
  isSecret: false,
  method: 'GET',
  body: null,
  status: [200],
  bodyMatches: null,
  bodyMatchesNot: null,
  headerMatches: {},
  certificateSeconds: null,
  connection: plainConnection,
});
