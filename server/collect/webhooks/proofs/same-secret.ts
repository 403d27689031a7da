import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether what was shown is the secret, in a time that says nothing of either. An empty secret is never the same: it
 * would prove nothing.
 */
export const isSameSecret = (shown: string, secret: string): boolean =>
  secret !== '' && timingSafeEqual(digest(shown), digest(secret));

/** Whether a signature is the one that is due. Of another length it is not, and no comparison is made. */
export const isSameSignature = (shown: Buffer, due: Buffer): boolean =>
  shown.length === due.length && timingSafeEqual(shown, due);
