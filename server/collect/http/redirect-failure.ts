import { Failure } from '../failure.ts';

const MAX_PLACE = 200;

/** The failure of an answer that points elsewhere. A query is left out: it may hold a secret. */
export function redirectFailure(status: number, location: string | null, from: string): Failure {
  const place = location !== null && URL.canParse(location, from) ? new URL(location, from) : null;
  const where =
    place === null ? 'an unreadable place' : `${place.origin}${place.pathname}`.slice(0, MAX_PLACE);
  return new Failure('redirect', `status ${status} points to ${where}; redirects are not followed`);
}
