import { isIP } from 'node:net';
import type { DnsProbeTarget, ProbeSource, ProbeTarget, TlsProbeTarget } from './config.ts';
import type { Field } from './field.ts';
import { isDnsName, parseHost, parseReachable } from './host-text.ts';
import { parsePattern } from './pattern.ts';
import { httpProbeKeys, readCertificate, readHttpProbe } from './read-http-probe.ts';
import { readTiming } from './read-timing.ts';
import { readTlsOptions, tlsKeys } from './read-tls.ts';
import { type Fields, parseChoice, parseWhole, readValue } from './read-values.ts';

/** What is asked, and the keys that go with it. Beside `url`, `tls` holds options; alone it is what is asked. */
const keysOf = {
  url: ['urlFile', ...httpProbeKeys],
  tcp: [],
  tls: [...tlsKeys, 'certificate'],
  dns: ['type', 'server', 'answerMatches'],
  ping: [],
} as const;
type Kind = keyof typeof keysOf;
const kinds: readonly Kind[] = ['url', 'tcp', 'tls', 'dns', 'ping'];
const timing = ['interval', 'timeout', 'retries'];
const known: readonly string[] = [
  ...new Set([...kinds, ...kinds.flatMap((kind) => keysOf[kind]), ...timing]),
];

const defaultTiming = { intervalSeconds: 30, timeoutSeconds: 5 };
const maxRetries = 5;

/** Types of records that can be asked for. */
export const dnsTypes = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT'] as const;

const nowhere = { host: '', port: 0 };

/** A name, `.` for the root, or an address that a name is asked for (PTR). */
const parseDnsName = (text: string): string => {
  if (text === '.' || isDnsName(text) || isIP(text) !== 0) return text;
  throw new Error(`"${text}" is not a name; write it like mes.example`);
};

const parseServer = (text: string): string => {
  parseReachable(text);
  return text;
};

/** Options in place of the address: those who know `tls` from `url` write it so. */
const readTlsAddress = (fields: Fields): typeof nowhere => {
  const field = fields.get('tls');
  if (field?.kind !== 'a mapping') return readValue(fields, 'tls', parseReachable, nowhere);
  field.report('"tls" is host:port where there is no "url"; caFile, serverName and the like stand beside it');
  return nowhere;
};

const readTlsProbe = (fields: Fields): TlsProbeTarget => ({
  kind: 'tls',
  ...readTlsAddress(fields),
  tls: readTlsOptions(fields),
  certificateSeconds: readCertificate(fields),
});

const readDnsProbe = (fields: Fields): DnsProbeTarget => ({
  kind: 'dns',
  name: readValue(fields, 'dns', parseDnsName, ''),
  type: readValue(fields, 'type', parseChoice(dnsTypes), 'A'),
  server: readValue(fields, 'server', parseServer, null),
  answerMatches: readValue(fields, 'answerMatches', parsePattern, null),
});

const readTarget = (kind: Kind, fields: Fields): ProbeTarget => {
  switch (kind) {
    case 'url':
      return readHttpProbe(fields);
    case 'tcp':
      return { kind, ...readValue(fields, 'tcp', parseReachable, nowhere) };
    case 'tls':
      return readTlsProbe(fields);
    case 'dns':
      return readDnsProbe(fields);
    case 'ping':
      return { kind, host: readValue(fields, 'ping', parseHost, '') };
  }
};

/** What is asked: the one kind that is given. More than one are a problem, and so is none. */
const readKind = (field: Field, fields: Fields): Kind => {
  const hasUrl = fields.has('url') || fields.has('urlFile');
  const given = kinds.filter((kind) =>
    kind === 'url' ? hasUrl : fields.has(kind) && !(hasUrl && kind === 'tls'),
  );
  if (given.length !== 1) field.report('"probe" needs one of "url", "tcp", "tls", "dns" and "ping"');
  return given[0] ?? 'tcp';
};

const checkKeys = (kind: Kind, fields: Fields): void => {
  const own: readonly string[] = [kind, ...keysOf[kind], ...timing];
  for (const [key, field] of fields) {
    if (own.includes(key) || kinds.some((other) => other === key)) continue;
    const others = kinds.filter((other) => keysOf[other].some((each) => each === key));
    const where = others.map((other) => `"${other}"`).join(' and ');
    field.reportKey(`"${key}" goes with ${where}, not with "${kind}"`);
  }
};

/** How often, how long, and how many attempts in one turn: all of them must fit into the interval. */
const readTurn = (fields: Fields): Pick<ProbeSource, 'intervalSeconds' | 'timeoutSeconds' | 'retries'> => {
  const retries = readValue(fields, 'retries', parseWhole(0, maxRetries), 0);
  const { intervalSeconds, timeoutSeconds } = readTiming(fields, defaultTiming);
  const roomSeconds = intervalSeconds / (retries + 1);
  if (timeoutSeconds <= roomSeconds) return { retries, intervalSeconds, timeoutSeconds };
  if (fields.has('timeout')) {
    const said = `${retries + 1} attempts of ${timeoutSeconds}s do not fit into the interval of ${intervalSeconds}s`;
    fields.get('retries')?.report(said);
  }
  return { retries, intervalSeconds, timeoutSeconds: roomSeconds };
};

/** An address asked at an interval: over HTTP, by opening a connection, by name, or for an echo. */
export const readProbe = (field: Field): ProbeSource => {
  const fields = field.fields(known);
  const kind = readKind(field, fields);
  checkKeys(kind, fields);
  return { kind: 'probe', target: readTarget(kind, fields), ...readTurn(fields) };
};
