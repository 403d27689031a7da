import { createHash, randomBytes } from 'node:crypto';

/** A new token secret: 32 random bytes under a prefix that secret scanners and people recognise. */
export const createTokenSecret = (): string => `andon_${randomBytes(32).toString('base64url')}`;

/** What is kept of a secret. It is random and long, so one round of SHA-256 cannot be turned back. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
