import { isoInstant } from '#shared/time.ts';
import { readInstant } from '../collect/webhooks/senders/instant.ts';
import { type Call, UsageError } from './command.ts';

/**
 * The time that an option gives, as the API takes it; undefined where the option is not given.
 *
 * @throws UsageError for what is no time with its zone
 */
export const instantOption = ({ text }: Call, option: string): string | undefined => {
  const given = text(option);
  if (given === undefined) return undefined;
  const atMs = readInstant(given);
  if (atMs !== null) return isoInstant(atMs);
  throw new UsageError(`--${option}: "${given}" is not a time such as 2026-11-22T13:42:00Z`);
};
