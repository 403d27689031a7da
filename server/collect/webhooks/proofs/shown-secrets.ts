import type { ShownRequest } from '../../../hook-door.ts';
import { isSameSecret } from './same-secret.ts';
import { theHeader } from './the-header.ts';

/** What `Authorization` carries: all of `Bearer …`, the password of `Basic …`. Null for any other scheme. */
function carried(authorization: string): string | null {
  const [, scheme, value] = /^(bearer|basic) +(\S+) *$/i.exec(authorization) ?? [];
  if (scheme === undefined || value === undefined) return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 ? null : pair.slice(colon + 1);
}

/** `Authorization: Bearer <secret>`, or a password of `Basic` that is the secret, whatever the user is called. */
export function isAuthorized(request: ShownRequest, secret: string): boolean {
  const shown = theHeader(request, 'authorization');
  return shown !== null && isSameSecret(carried(shown) ?? '', secret);
}

/** The secret as the value of a header, all of it. */
export function isInHeader(request: ShownRequest, name: string, secret: string): boolean {
  const shown = theHeader(request, name);
  return shown !== null && isSameSecret(shown, secret);
}

/** The secret as the last part of the address. */
export const isInPath = ({ pathSecret }: ShownRequest, secret: string): boolean =>
  pathSecret !== null && isSameSecret(pathSecret, secret);
