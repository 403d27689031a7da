import { RE2JS } from 're2js';
import type { ProbeSource, ProbeTarget } from './config.ts';
import type { Field } from './field.ts';
import { httpProbeTarget } from './http-probe-target.ts';
import { parseHostPort } from './listen-address.ts';
import { readTiming } from './read-timing.ts';
import { type Fields, parseWhole, readList, readSecret, readValue } from './read-values.ts';
import { parseWebAddress } from './web-address.ts';

const httpOnly = ['status', 'bodyMatches'];
const known = ['url', 'urlFile', 'tcp', ...httpOnly, 'interval', 'timeout'];
const defaultTiming = { intervalSeconds: 30, timeoutSeconds: 5 };
const parseStatus = parseWhole(100, 599);

const parsePattern = (text: string): string => {
  RE2JS.compile(text);
  return text;
};

const parseTcpTarget = (text: string): ProbeTarget => {
  const { host, port } = parseHostPort(text);
  if (port === 0) throw new Error('port 0 cannot be reached');
  return { kind: 'tcp', host, port };
};

const nowhere: ProbeTarget = { kind: 'tcp', host: '', port: 0 };

const readTcpTarget = (fields: Fields): ProbeTarget => {
  for (const key of httpOnly) fields.get(key)?.reportKey(`"${key}" goes with "url", not with "tcp"`);
  return readValue(fields, 'tcp', parseTcpTarget, nowhere);
};

const readHttpTarget = (fields: Fields): ProbeTarget => ({
  ...httpProbeTarget(readSecret(fields, 'url', parseWebAddress, '')),
  status: readList(fields, 'status', parseStatus, [200]),
  bodyMatches: readValue(fields, 'bodyMatches', parsePattern, null),
});

/** An address asked at an interval: an HTTP answer as expected, or a TCP connection. */
export const readProbe = (field: Field): ProbeSource => {
  const fields = field.fields(known);
  const hasUrl = fields.has('url') || fields.has('urlFile');
  if (hasUrl === fields.has('tcp')) field.report('"probe" needs either "url" or "tcp"');
  if (fields.get('status')?.items().length === 0) fields.get('status')?.report('"status" accepts no answer');
  return {
    kind: 'probe',
    target: hasUrl ? readHttpTarget(fields) : readTcpTarget(fields),
    retries: 0,
    ...readTiming(fields, defaultTiming),
  };
};
