import { Failure } from '../failure.ts';

const MAX_PLACE = 200;

/**
 * The failure of an answer that points elsewhere. A query is left out: it may hold a secret.
 *
 * @param why it is not gone there, where there is a place to go to
 * @example redirectFailure(302, null, 'http://h/').message // 'status 302 without a Location'
 */
export function redirectFailure(
  status: number,
  location: string | null,
  from: string,
  why = 'redirects are not followed',
): Failure {
  if (location === null) return new Failure('redirect', `status ${status} without a Location`);
  // URL leaves line breaks out, and what is left may look like a place.
  const place = /\p{Cc}/u.test(location) ? null : URL.parse(location, from);
  if (place === null) return new Failure('redirect', `status ${status} points to an unreadable place`);
  return new Failure('redirect', `status ${status} points to ${nameOf(place)}; ${why}`);
}

function nameOf({ protocol, host, pathname }: URL): string {
  return (host === '' ? `a ${protocol} address` : `${protocol}//${host}${pathname}`).slice(0, MAX_PLACE);
}
