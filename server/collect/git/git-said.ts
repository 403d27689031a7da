import { withoutCredentials } from '#shared/repository-address.ts';

const LONGEST = 200;
const MOST_READ = 2_000;

/**
 * What git said as one line that a reader of the board may see: no address with what opens it, and of a path on this
 * machine the last part alone.
 *
 * @example gitSaid(new Error("fatal: '/srv/git/orders' cannot be read")) // "fatal: 'orders' cannot be read"
 */
export const gitSaid = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .slice(0, MOST_READ)
    .replace(/[a-z][a-z0-9+.-]*:\/\/[^\s'"]+/gi, withoutCredentials)
    .replace(/(^|[\s'"(])(?:\/[^\s'":/]+)*\/([^\s'":/]+)\/?/g, '$1$2')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST);
