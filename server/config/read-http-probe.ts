import type { HttpProbeTarget } from './config.ts';
import { parseDuration } from './duration.ts';
import { isHeaderToken, parseHeaderToken } from './header-text.ts';
import { httpProbeTarget } from './http-probe-target.ts';
import { parsePattern } from './pattern.ts';
import { connectionKeys, readConnection } from './read-connection.ts';
import { type Fields, parseText, parseWhole, readList, readSecret, readValue } from './read-values.ts';
import { parseWebAddress } from './web-address.ts';

/** What only goes with `url`. */
export const httpProbeKeys = [
  'method',
  'body',
  'status',
  'bodyMatches',
  'bodyMatchesNot',
  'headerMatches',
  'certificate',
  ...connectionKeys,
] as const;

const parseMethod = (text: string): string => {
  const method = parseHeaderToken(text).toUpperCase();
  if (method === 'CONNECT') throw new Error('CONNECT asks for a tunnel, not for an answer');
  return method;
};

const readHeaderMatches = (fields: Fields): Record<string, string> => {
  const matches: [string, string][] = [];
  for (const [name, field] of fields.get('headerMatches')?.entries() ?? []) {
    if (isHeaderToken(name)) matches.push([name.toLowerCase(), field.parse(parsePattern, '')]);
    else field.reportKey(`"${name}" is not the name of a header`);
  }
  return Object.fromEntries(matches);
};

/** How much longer a certificate must hold, in seconds; null where nothing is said of it. */
export const readCertificate = (fields: Fields): number | null =>
  readValue(fields, 'certificate', parseDuration, null);

/** A request, and what its answer must be like. The body must come to its end, also where nothing is asked of it. */
export const readHttpProbe = (fields: Fields): HttpProbeTarget => {
  const url = readSecret(fields, 'url', parseWebAddress, '');
  const method = readValue(fields, 'method', parseMethod, 'GET');
  if (['GET', 'HEAD'].includes(method)) fields.get('body')?.reportKey(`"body" does not go with ${method}`);
  if (url.startsWith('http:'))
    fields.get('certificate')?.reportKey('"certificate" needs an address with https');
  if (fields.get('status')?.items().length === 0) fields.get('status')?.report('"status" accepts no answer');
  return {
    ...httpProbeTarget(url),
    isSecret: fields.has('urlFile'),
    method,
    body: readValue(fields, 'body', parseText, null),
    status: readList(fields, 'status', parseWhole(100, 599), [200]),
    bodyMatches: readValue(fields, 'bodyMatches', parsePattern, null),
    bodyMatchesNot: readValue(fields, 'bodyMatchesNot', parsePattern, null),
    headerMatches: readHeaderMatches(fields),
    certificateSeconds: readCertificate(fields),
    connection: readConnection(fields),
  };
};
