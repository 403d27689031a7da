import { Failure } from '../failure.ts';

const MAX_PLACE = 200;

/** The failure of an answer that points elsewhere. A query is left out: it may hold a secret. */
export function redirectFailure(
  status: number,
  location: string | null,
  from: string,
  why = 'redirects are not followed',
): Failure {
  const place = location !== null && URL.canParse(location, from) ? new URL(location, from) : null;
  return new Failure('redirect', `status ${status} points to ${nameOf(place)}; ${why}`);
}

function nameOf(place: URL | null): string {
  if (place === null) return 'an unreadable place';
  const { protocol, host, pathname } = place;
  return (host === '' ? `a ${protocol} address` : `${protocol}//${host}${pathname}`).slice(0, MAX_PLACE);
}
