import { errors } from 'undici';
import { Failure, type FailureReason } from '../failure.ts';

/** Error codes of sockets, DNS, TLS, undici and its HTTP parser, with what they mean to a reader. */
const CODES: ReadonlyMap<string, readonly [FailureReason, string]> = new Map([
  ['ECONNREFUSED', ['refused', 'connection refused']],
  ['EHOSTUNREACH', ['refused', 'no route to the host']],
  ['ENETUNREACH', ['refused', 'the network cannot be reached']],
  ['EADDRNOTAVAIL', ['refused', 'the address is not available']],
  ['ENOTFOUND', ['dns', 'the name is not known']],
  ['EAI_AGAIN', ['dns', 'the name server did not answer']],
  ['ETIMEDOUT', ['timeout', 'the connection timed out']],
  ['UND_ERR_CONNECT_TIMEOUT', ['timeout', 'the connection timed out']],
  ['ECONNRESET', ['reset', 'the target closed the connection']],
  ['EPIPE', ['reset', 'the target closed the connection']],
  ['UND_ERR_SOCKET', ['reset', 'the target closed the connection']],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', ['truncated', 'the body is not as long as announced']],
  ['UND_ERR_HEADERS_OVERFLOW', ['too-large', 'the headers are too long']],
  ['CERT_HAS_EXPIRED', ['tls', 'the certificate has expired']],
  ['CERT_NOT_YET_VALID', ['tls', 'the certificate is not valid yet']],
  ['ERR_TLS_CERT_ALTNAME_INVALID', ['tls', 'the certificate is for another name']],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', ['tls', 'the certificate is signed by itself']],
  ['SELF_SIGNED_CERT_IN_CHAIN', ['tls', 'the certificate chain is signed by itself']],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', ['tls', 'the certificate is signed by someone unknown']],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', ['tls', 'the certificate is signed by someone unknown']],
  ['EPROTO', ['tls', 'the target does not speak TLS as expected']],
  ['ERR_SSL_WRONG_VERSION_NUMBER', ['tls', 'the target does not speak TLS as expected']],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', ['tls', 'the target does not speak TLS as expected']],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', ['tls', 'the target asks for a certificate of ours']],
]);

/** Failures after which the rest of a body that had begun is missing. */
const CUTTING: ReadonlySet<FailureReason> = new Set(['reset', 'refused']);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error instanceof errors.HTTPParserError) return error.code ?? 'HPE_UNKNOWN';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function lookUp(code: string): readonly [FailureReason, string] {
  const known = CODES.get(code);
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return ['not-metrics', 'not an HTTP answer'];
  if (/^(ERR_TLS|ERR_SSL|CERT_|CRL_)|CERT/.test(code)) return ['tls', `TLS failed (${code})`];
  return ['reset', code === '' ? 'the exchange failed' : `the exchange failed (${code})`];
}

/**
 * What a failed exchange means.
 *
 * @param bodyBegan whether headers had arrived: a connection that ends then cuts the body
 * @example networkFailure(Object.assign(new Error(), { code: 'ECONNREFUSED' }), false).reason // 'refused'
 */
export function networkFailure(error: unknown, bodyBegan: boolean): Failure {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  const [reason, detail] = lookUp(code);
  const cut = bodyBegan && (CUTTING.has(reason) || code.startsWith('HPE_'));
  return cut ? new Failure('truncated', 'the body ended early') : new Failure(reason, detail);
}
