import { parseDuration } from './duration.ts';
import { type Fields, readValue } from './read-values.ts';

export interface Timing {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
}

const parseInterval = (text: string): number => {
  const seconds = parseDuration(text);
  if (seconds >= 1) return seconds;
  throw new Error(`${text} is too often; it must be at least 1s`);
};

/** How often a source is observed: at least every second. Seconds. */
export const readInterval = (fields: Fields, defaultSeconds: number): number =>
  readValue(fields, 'interval', parseInterval, defaultSeconds);

/** Interval and time-out of a source. A time-out is over 0 and never longer than the interval. */
export const readTiming = (fields: Fields, defaults: Timing): Timing => {
  const intervalSeconds = readInterval(fields, defaults.intervalSeconds);
  const parseTimeout = (text: string): number => {
    const seconds = parseDuration(text);
    if (seconds > 0 && seconds <= intervalSeconds) return seconds;
    throw new Error(`${text} must be over 0 and no longer than the interval of ${intervalSeconds}s`);
  };
  const defaultTimeout = Math.min(defaults.timeoutSeconds, intervalSeconds);
  return { intervalSeconds, timeoutSeconds: readValue(fields, 'timeout', parseTimeout, defaultTimeout) };
};

/** As `readTiming`, of what may be left to others: null where the file does not say. */
export const readOptionalTiming = (fields: Fields): { readonly [key in keyof Timing]: number | null } => {
  const intervalSeconds = fields.has('interval') ? readInterval(fields, 60) : null;
  const parseTimeout = (text: string): number => {
    const seconds = parseDuration(text);
    if (seconds > 0 && seconds <= (intervalSeconds ?? Infinity)) return seconds;
    throw new Error(`${text} must be over 0 and no longer than the interval`);
  };
  return { intervalSeconds, timeoutSeconds: readValue(fields, 'timeout', parseTimeout, null) };
};
