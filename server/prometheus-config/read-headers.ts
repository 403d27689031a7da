import type { Field } from '../config/field.ts';
import { parseUnicode, readTexts } from './go-values.ts';
import type { LeftOutList } from './left-out-list.ts';
import type { GivenSecret } from './scrape-job.ts';

/** Prometheus sets them itself and refuses them here. */
const reserved: ReadonlySet<string> = new Set([
  'accept-encoding',
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'user-agent',
  'www-authenticate',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-prometheus-remote-read-version',
  'x-prometheus-remote-write-version',
  'x-prometheus-scrape-timeout-seconds',
]);

const readHeader = (field: Field, leftOut: LeftOutList): string | GivenSecret | null => {
  const fields = field.fields(['values', 'secrets', 'files']);
  const values = readTexts(fields, 'values');
  const secrets = readTexts(fields, 'secrets');
  const files = readTexts(fields, 'files', parseUnicode);
  const count = values.length + secrets.length + files.length;
  if (count > 1) leftOut.add(field, 'Andon sends one value of a header; this one has several');
  else if (files.length > 0) leftOut.add(field, 'Andon reads headers from variables, not from files');
  if (count !== 1 || files.length > 0) return null;
  return values[0] ?? { kind: 'written', place: field.place };
};

/** Headers of `http_headers` that hold one value, by name. The others are left out. */
export const readHeaders = (
  field: Field | undefined,
  leftOut: LeftOutList,
): ReadonlyMap<string, string | GivenSecret> => {
  const headers = new Map<string, string | GivenSecret>();
  for (const [name, header] of field?.entries() ?? []) {
    if (reserved.has(name.toLowerCase())) header.reportKey(`"${name}" cannot be set under "http_headers"`);
    const value = readHeader(header, leftOut);
    if (value !== null) headers.set(name, value);
  }
  return headers;
};
