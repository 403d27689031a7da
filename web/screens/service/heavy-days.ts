import type { ServiceAnswer } from '../../api/answers.ts';

type Day = ServiceAnswer['strips'][number]['days'][number];
export interface HeavyDay {
  readonly start: string;
  readonly spent: number;
}

const MOST_DAYS = 5;

/** The days that spent more than one day's allowance, the dearest first, five at most. */
export const heavyDays = (days: readonly Day[], windowDays: number): HeavyDay[] =>
  days
    .flatMap(({ start, spent }) => (spent !== null && spent > 1 / windowDays ? [{ start, spent }] : []))
    .sort((one, other) => other.spent - one.spent)
    .slice(0, MOST_DAYS);
