/** What the collector says of a failure where it knows no more than its reason; the reason stands in both languages. */
const generic: ReadonlySet<string> = new Set([
  'connection refused',
  'the name is not known',
  'the name has no address',
  'the connection timed out',
  'no reply',
  'the target closed the connection',
  'the exchange failed',
  'the attempt was ended',
  'the body ended early',
  'the gzip cannot be read',
  'it cannot be read',
  'the body does not hold what is expected',
  'no answer is what is expected',
]);

/** `no answer within 10 s`: how long is waited stands beside the next attempt. */
const timedOut = /^no \w+( \w+)? within [\d.]+ s$/;

/**
 * A failure's detail where it says more than the reason does; else null.
 *
 * @example furtherDetail('connection refused', '연결 거부') // null
 * @param said the reason in words, as it stands beside
 */
export const furtherDetail = (detail: string | null, said: string): string | null => {
  if (detail === null || detail === '' || detail === said) return null;
  return generic.has(detail) || timedOut.test(detail) ? null : detail;
};
