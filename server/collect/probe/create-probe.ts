import type { ProbeTarget } from '../../config/config.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { resolveTarget } from '../resolve-target.ts';
import { createDnsProbe } from './probe-dns.ts';
import { createHttpProbe } from './probe-http.ts';
import type { ProbeOnce } from './probe-once.ts';
import { createPingProbe } from './probe-ping.ts';
import { createTcpProbe } from './probe-tcp.ts';
import { createTlsProbe } from './probe-tls.ts';

export type ProbeDeps = Pick<CollectDeps, 'clock' | 'http' | 'dialer' | 'ownOrigin'>;

/** What asks such a target once. */
export function createProbe({ clock, http, dialer, ownOrigin }: ProbeDeps, target: ProbeTarget): ProbeOnce {
  switch (target.kind) {
    case 'http':
      return createHttpProbe(clock, http, { ...target, url: resolveTarget(target.url, ownOrigin) });
    case 'tcp':
      return createTcpProbe(clock, dialer, target);
    case 'tls':
      return createTlsProbe(clock, dialer, target);
    case 'dns':
      return createDnsProbe(clock, dialer.guard, target);
    case 'ping':
      return createPingProbe({ clock, guard: dialer.guard }, target);
  }
}
