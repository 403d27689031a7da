import { emptyColumns, type TallyColumns } from '../../../server/store/tally-columns.ts';

const MINUTES_PER_DAY = 1_440;

/** The same number at each run for the same three, evenly over 0 to 1. */
function evenly(service: number, day: number, salt: number): number {
  let mixed = Math.imul(service, 0x9e3779b1) ^ Math.imul(day, 0x85ebca6b) ^ Math.imul(salt, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

const tide = Float64Array.from(
  { length: MINUTES_PER_DAY },
  (_, minute) => 1 + 0.6 * Math.sin((2 * Math.PI * minute) / MINUTES_PER_DAY),
);

/** What one service was like on one UTC day, minute by minute: requests, and whether it answered. */
export interface ServiceDay {
  readonly requests: TallyColumns;
  readonly answers: TallyColumns;
}

export const serviceName = (index: number): string => `svc-${String(index).padStart(4, '0')}`;

/**
 * The deterministic history that every system under test is given: a tide of requests with a few errors, more on every
 * tenth day, and an outage on six days of a hundred, in which nothing is counted and no probe is answered.
 */
export function serviceDay(service: number, epochDay: number): ServiceDay {
  const requests = emptyColumns(MINUTES_PER_DAY);
  const answers = emptyColumns(MINUTES_PER_DAY);
  const base = 5 + evenly(service, 0, 3) * 2_000;
  const hasOutage = evenly(service, epochDay, 11) < 0.06;
  const outageFrom = hasOutage ? Math.floor(evenly(service, epochDay, 12) * 1_300) : MINUTES_PER_DAY;
  const outageTo = outageFrom + 2 + Math.floor(evenly(service, epochDay, 13) ** 3 * 90);
  const errorRatio = evenly(service, epochDay, 16) < 0.1 ? 0.01 : 0.0004;
  let random = (1 + evenly(service, epochDay, 17) * 0xfffffffe) | 1;
  for (let minute = 0; minute < MINUTES_PER_DAY; minute += 1) {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    const noise = (random >>> 0) / 2 ** 32;
    const isDown = minute >= outageFrom && minute < outageTo;
    const total = isDown ? 0 : Math.floor(base * (tide[minute] ?? 1) * (0.8 + 0.4 * noise));
    const bad = Math.min(total, Math.floor(total * errorRatio + noise));
    requests.total[minute] = total;
    requests.good[minute] = total - bad;
    requests.covered[minute] = 1;
    answers.total[minute] = 1;
    answers.good[minute] = isDown ? 0 : 1;
    answers.covered[minute] = 1;
  }
  return { requests, answers };
}
