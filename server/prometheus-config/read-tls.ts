import type { Field } from '../config/field.ts';
import type { Fields } from '../config/read-values.ts';
import { parseBoolean, parseUnicode, parseWord, readGo } from './go-values.ts';
import type { LeftOutList } from './left-out-list.ts';
import type { GivenTls } from './scrape-job.ts';

const parts = ['ca', 'cert', 'key'] as const;
const inline = 'Andon reads it from a file: write it to one and name that';
const managed = 'Andon knows no secret manager: write it to a file and name that';
const versions = 'the versions of TLS that are allowed are those of Node, 1.2 and later';
const reasons: Readonly<Record<string, string>> = {
  ca: inline,
  cert: inline,
  key: inline,
  ca_ref: managed,
  cert_ref: managed,
  key_ref: managed,
  min_version: versions,
  max_version: versions,
};
const known = ['ca_file', 'cert_file', 'key_file', 'server_name', 'insecure_skip_verify'];
const parseVersion = parseWord(['TLS10', 'TLS11', 'TLS12', 'TLS13']);

const isGiven = (fields: Fields, key: string): boolean => readGo(fields, key, parseUnicode, '') !== '';

const placesOf = (fields: Fields, part: string): string[] =>
  [part, `${part}_file`, `${part}_ref`].filter((key) => isGiven(fields, key));

const checkParts = (fields: Fields): void => {
  for (const part of parts) {
    const given = placesOf(fields, part);
    const second = given[1];
    if (second !== undefined) fields.get(second)?.reportKey(`give "${given[0]}" or "${second}", not both`);
  }
  const [certificate] = placesOf(fields, 'cert');
  const [key] = placesOf(fields, 'key');
  if (certificate !== undefined && key === undefined)
    fields.get(certificate)?.reportKey(`"${certificate}" needs a "key_file" beside it`);
  if (key !== undefined && certificate === undefined)
    fields.get(key)?.reportKey(`"${key}" needs a "cert_file" beside it`);
};

const pathOf = (fields: Fields, key: string): string | null =>
  isGiven(fields, key) ? (fields.get(key)?.path() ?? null) : null;

/** A `tls_config`. Files are named by absolute paths and not looked into. */
export const readTls = (field: Field | undefined, leftOut: LeftOutList): GivenTls => {
  const fields: Fields = field?.fields([...known, ...Object.keys(reasons)]) ?? new Map<string, Field>();
  checkParts(fields);
  leftOut.addKeys(fields, reasons);
  for (const key of ['min_version', 'max_version']) readGo(fields, key, parseVersion, null);
  const serverName = readGo(fields, 'server_name', parseUnicode, '');
  return {
    caFile: pathOf(fields, 'ca_file'),
    certFile: pathOf(fields, 'cert_file'),
    keyFile: pathOf(fields, 'key_file'),
    serverName: serverName === '' ? null : serverName,
    insecureSkipVerify: readGo(fields, 'insecure_skip_verify', parseBoolean, false),
  };
};
