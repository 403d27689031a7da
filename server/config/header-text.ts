/** Names that belong to the exchange itself: the client sets them, or they would break the message. */
const reserved: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What a value of a header may hold (RFC 9110, section 5.5): no control characters but the tab. */
const value = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * The name of a header that may be set by hand, in small letters. Throws `Error` with a sentence for the reader.
 * `parseHeaderName('X-Team') === 'x-team'`
 */
export const parseHeaderName = (text: string): string => {
  if (!token.test(text)) throw new Error('it is not the name of a header');
  if (reserved.has(text.toLowerCase())) throw new Error(`"${text}" cannot be set by hand`);
  return text.toLowerCase();
};

/** What stands in a header, without blanks around it. Throws `Error` that does not repeat it: it may be a secret. */
export const parseHeaderValue = (text: string): string => {
  if (!value.test(text)) throw new Error('a line break or a character that a header cannot hold is in it');
  return text.trim();
};

/** Whether a text could name a header, or be one word in it. */
export const isHeaderToken = (text: string): boolean => token.test(text);

/** One word as it may stand before credentials: `Bearer`. Throws `Error` with a sentence for the reader. */
export const parseHeaderToken = (text: string): string => {
  if (!token.test(text)) throw new Error(`"${text}" is not one word of letters and digits`);
  return text;
};
