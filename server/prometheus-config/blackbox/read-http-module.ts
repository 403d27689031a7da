import type { Field } from '../../config/field.ts';
import { parsePattern } from '../../config/pattern.ts';
import type { Fields } from '../../config/read-values.ts';
import {
  parseBoolean,
  parseCount,
  parseSize,
  parseUnicode,
  readGo,
  readItems,
  readTexts,
} from '../go-values.ts';
import type { LeftOutList } from '../left-out-list.ts';
import { connectionKeys, readConnection } from '../read-connection.ts';
import type { HeaderMatch, HttpModule } from './blackbox-module.ts';
import { beyondOf, ipKeys, readIpKeys } from './module-keys.ts';

/** What no probe of Andon does. */
const beyondKeys: readonly string[] = [
  'valid_http_versions',
  'fail_if_ssl',
  'fail_if_body_json_matches_cel',
  'fail_if_body_json_not_matches_cel',
  'fail_if_header_matches',
  'body_file',
  'compression',
  'enable_http3',
  'use_http3',
  'proxy_url',
  'proxy_from_environment',
  'oauth2',
];
const known: readonly string[] = [
  ...beyondKeys,
  ...connectionKeys,
  ...ipKeys,
  'valid_status_codes',
  'method',
  'headers',
  'body',
  'body_size_limit',
  'no_follow_redirects',
  'skip_resolve_phase_with_proxy',
  'fail_if_not_ssl',
  'fail_if_body_matches_regexp',
  'fail_if_body_not_matches_regexp',
  'fail_if_header_not_matches',
];

const readMatches = (fields: Fields, key: string): readonly HeaderMatch[] =>
  readItems(fields, key).map((item) => {
    const inner = item.fields(['header', 'regexp', 'allow_missing']);
    const [header, regexp] = [
      readGo(inner, 'header', parseUnicode, ''),
      readGo(inner, 'regexp', parsePattern, ''),
    ];
    if (header === '') item.report(`"${item.name}" needs a "header"`);
    if (!inner.has('regexp')) item.report(`"${item.name}" needs a "regexp"`);
    return { header, regexp, allowMissing: readGo(inner, 'allow_missing', parseBoolean, false) };
  });

const readHeaders = (fields: Fields): ReadonlyMap<string, string> => {
  const entries = fields.get('headers')?.entries() ?? new Map<string, Field>();
  return new Map([...entries.keys()].map((name) => [name, readGo(entries, name, parseUnicode, '')]));
};

/** Whether `gzip;q=0.5, *` or the like takes an encoding. */
const acceptsEncoding = (header: string, encoding: string): boolean =>
  header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    return (name === encoding || name === '*') && !parameters.some((each) => /^q=0(\.0*)?$/.test(each));
  });

const checkCompression = (fields: Fields, headers: ReadonlyMap<string, string>): void => {
  const compression = readGo(fields, 'compression', parseUnicode, '');
  const accepted = [...headers].find(([name]) => name.toLowerCase() === 'accept-encoding')?.[1];
  if (compression === '' || accepted === undefined || acceptsEncoding(accepted, compression.toLowerCase()))
    return;
  fields
    .get('compression')
    ?.report(`"compression" ${compression} is not what the header ${accepted} accepts`);
};

const checkHttp3 = (fields: Fields): void => {
  if (!readGo(fields, 'enable_http3', parseBoolean, false)) return;
  const versions = readTexts(fields, 'valid_http_versions');
  if (readGo(fields, 'enable_http2', parseBoolean, true))
    fields.get('enable_http3')?.report('"enable_http3" needs "enable_http2" to be false');
  if (versions.length !== 1 || versions[0] !== 'HTTP/3.0')
    fields.get('enable_http3')?.report('"enable_http3" needs HTTP/3.0 alone in "valid_http_versions"');
};

const checkBeyond = (fields: Fields): void => {
  readTexts(fields, 'valid_http_versions');
  for (const key of ['fail_if_ssl', 'use_http3', 'skip_resolve_phase_with_proxy'])
    readGo(fields, key, parseBoolean, false);
  for (const key of ['fail_if_body_json_matches_cel', 'fail_if_body_json_not_matches_cel', 'body_file'])
    readGo(fields, key, parseUnicode, '');
  readGo(fields, 'body_size_limit', parseSize, 0);
  readMatches(fields, 'fail_if_header_matches');
  if (fields.has('body') && fields.has('body_file'))
    fields.get('body_file')?.reportKey('give "body" or "body_file", not both');
  checkHttp3(fields);
};

/** The section `http` of a module. */
export const readHttpModule = (
  field: Field | undefined,
  leftOut: LeftOutList,
): { probe: HttpModule; beyond: readonly string[] } => {
  const fields = field?.fields(known) ?? new Map<string, Field>();
  readIpKeys(fields);
  checkBeyond(fields);
  const headers = readHeaders(fields);
  checkCompression(fields, headers);
  const connection = readConnection(fields, leftOut);
  const stays = readGo(fields, 'no_follow_redirects', parseBoolean, false);
  const probe: HttpModule = {
    kind: 'http',
    method: readGo(fields, 'method', parseUnicode, '') || 'GET',
    status: readItems(fields, 'valid_status_codes').flatMap((item) => item.parse(parseCount, null) ?? []),
    body: readGo(fields, 'body', parseUnicode, '') || null,
    headers,
    bodyMatches: readTexts(fields, 'fail_if_body_not_matches_regexp', parsePattern),
    bodyMatchesNot: readTexts(fields, 'fail_if_body_matches_regexp', parsePattern),
    headerMatches: readMatches(fields, 'fail_if_header_not_matches'),
    failsWithoutTls: readGo(fields, 'fail_if_not_ssl', parseBoolean, false),
    connection: { ...connection, followRedirects: connection.followRedirects && !stays },
  };
  return { probe, beyond: beyondOf(fields, beyondKeys) };
};
