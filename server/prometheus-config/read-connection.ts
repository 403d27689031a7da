import type { Field } from '../config/field.ts';
import type { Fields } from '../config/read-values.ts';
import { parseBoolean, parseUnicode, readGo } from './go-values.ts';
import type { LeftOutList } from './left-out-list.ts';
import { readCredentials } from './read-credentials.ts';
import { readHeaders } from './read-headers.ts';
import { readTls } from './read-tls.ts';
import type { GivenConnection } from './scrape-job.ts';

const proxyReason = 'Andon connects to its targets itself, not through a proxy';
const proxyKeys = {
  proxy_url: proxyReason,
  no_proxy: proxyReason,
  proxy_from_environment: proxyReason,
  proxy_connect_header: proxyReason,
} as const;

/** The keys that Prometheus has wherever it makes requests. */
export const connectionKeys: readonly string[] = [
  'basic_auth',
  'authorization',
  'oauth2',
  'bearer_token',
  'bearer_token_file',
  'tls_config',
  'follow_redirects',
  'enable_http2',
  'http_headers',
  ...Object.keys(proxyKeys),
];

const checkProxy = (fields: Fields): void => {
  const url = readGo(fields, 'proxy_url', parseUnicode, '');
  const given = fields.get('proxy_from_environment');
  const fromEnvironment = readGo(fields, 'proxy_from_environment', parseBoolean, false);
  if (fromEnvironment && (url !== '' || readGo(fields, 'no_proxy', parseUnicode, '') !== '')) {
    given?.reportKey('"proxy_from_environment" excludes "proxy_url" and "no_proxy"');
  }
  const needsUrl: Field | undefined = fields.get('no_proxy') ?? fields.get('proxy_connect_header');
  if (url === '' && !fromEnvironment) needsUrl?.reportKey(`"${needsUrl.name}" needs "proxy_url" beside it`);
};

/** As whom, whom it trusts, and how: the `HTTPClientConfig` that stands among a section's other keys. */
export const readConnection = (fields: Fields, leftOut: LeftOutList): GivenConnection => {
  checkProxy(fields);
  leftOut.addKeys(fields, proxyKeys);
  readGo(fields, 'enable_http2', parseBoolean, true);
  return {
    credentials: readCredentials(fields, leftOut),
    headers: readHeaders(fields.get('http_headers'), leftOut),
    tls: readTls(fields.get('tls_config'), leftOut),
    followRedirects: readGo(fields, 'follow_redirects', parseBoolean, true),
  };
};
