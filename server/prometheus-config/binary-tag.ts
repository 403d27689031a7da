import type { ScalarTag } from 'yaml';

/** Python's "surrogateescape": a byte that is no UTF-8 becomes half a surrogate pair, which no good text holds. */
const escapeBytes = (bytes: Buffer): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decode = (bytes: Buffer): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    return escapeBytes(bytes);
  }
};

/** `!!binary` is text in Base64, as Go reads it. What is not UTF-8 is no well-formed string: `isWellFormed()` tells. */
export const binaryTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:binary',
  resolve: (text) => decode(Buffer.from(text, 'base64')),
};
