import type { TrendsAnswer } from '#shared/api/trends.ts';
import { DAY_MS } from '#shared/units.ts';
import { addDays } from '../../words/day-start.ts';
import { dayText } from '../../words/day-text.ts';

const MONTHS = 12;

/** A day so many months on; the last of the month where that month is shorter. */
const addMonths = (day: string, count: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * MONTHS + month - 1 + count;
  const last = new Date(Date.UTC(Math.floor(at / MONTHS), (at % MONTHS) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(at / MONTHS), at % MONTHS, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
};

/** The length of one period, days. */
const daysOf = ({ main }: Pick<TrendsAnswer, 'main'>): number => {
  const whole = main.points.find(({ partial }) => !partial);
  return whole === undefined ? 7 : Math.round((Date.parse(whole.end) - Date.parse(whole.start)) / DAY_MS);
};

type Moved = Readonly<Record<'from' | 'to' | 'range' | 'point', string | null>>;

/**
 * What is shown, so many periods earlier or later, as parameters of the address. Back at the present it is the plain
 * range again.
 *
 * @param steps negative for earlier
 */
export const shiftRange = (
  answer: Pick<TrendsAnswer, 'range' | 'main' | 'at'>,
  zone: string,
  steps: number,
): Moved => {
  const { range, main } = answer;
  const move = (day: string): string =>
    main.by === 'month' ? addMonths(day, steps) : addDays(day, steps * daysOf(answer));
  const from = move(dayText(Date.parse(range.start), zone));
  const to = move(dayText(Date.parse(range.end) - 1, zone));
  const isNow = to >= dayText(Date.parse(answer.at), zone);
  return { from: isNow ? null : from, to: isNow ? null : to, range: null, point: null };
};
