import type { StatementAnswer, StatementLine } from '#shared/api/statement.ts';
import type { DeskWords } from './desk-words.ts';
import { floorAt, targetText } from './format-ratio.ts';
import { isSameDay } from './format-time.ts';
import type { Moments } from './moments.ts';

type Texts = Pick<DeskWords, 'budget'>;
/** How a board says moments, in which zone, and now. */
export interface Told {
  readonly moments: Moments;
  readonly zone: string;
  readonly nowMs: number;
}

/** What costs are counted in: time where observations come by the clock, else what failed. */
export const statementUnit = ({
  allowedMinutes,
}: Pick<StatementAnswer, 'allowedMinutes'>): 'minutes' | 'failures' =>
  allowedMinutes === null ? 'failures' : 'minutes';

/** What may fail, in whole minutes or failures, never more than it is; null where nothing is agreed. */
export const shownAllowance = ({
  allowed,
  allowedMinutes,
}: Pick<StatementAnswer, 'allowed' | 'allowedMinutes'>): number | null => {
  const amount = allowedMinutes ?? allowed;
  return amount === null ? null : floorAt(amount, 0);
};

/** "Allowed in 30 days, at 99.9%". */
export const openingText = ({ estimated, window, target }: StatementAnswer, { budget }: Texts): string => {
  const say = estimated ? budget.allowedEstimated : budget.allowed;
  return say(window.name, target === null ? '' : targetText(target));
};

/** "107% spent of what 30 days allow: 46 of 43 min". @param shown what the lines come to, in whole numbers */
export const totalText = (
  statement: StatementAnswer,
  shown: { readonly cost: number; readonly percent: number | null },
  { budget }: Texts,
): string => {
  if (shown.percent === null) return budget.totalUnknown;
  const amount = budget.amountOf(statementUnit(statement), shown.cost, shownAllowance(statement) ?? 0);
  return budget.total(shown.percent, statement.window.name, amount);
};

/** When a line was: a day of scattered failures, or from when to when. */
export const lineWhen = (
  { kind, start, end, running }: StatementLine,
  { moments, zone, nowMs }: Told,
  { budget }: Texts,
): string => {
  const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
  if (kind === 'scattered') return moments.day(startMs);
  const from = moments.dayTime(startMs, nowMs);
  if (running) return budget.since(from);
  const to = isSameDay(startMs, endMs, zone) ? moments.time(endMs) : moments.dayTime(endMs, nowMs);
  return budget.span(from, to);
};

/** The days between two instants: one, or the first and the last. */
export const daysText = (fromMs: number, toMs: number, { moments, zone }: Told, { budget }: Texts): string =>
  isSameDay(fromMs, toMs, zone) ? moments.day(fromMs) : budget.span(moments.day(fromMs), moments.day(toMs));

/** The days on which a line is given back; null where that is not known. */
export const lineReturns = (
  { returnsFrom, returnsBy }: Pick<StatementLine, 'returnsFrom' | 'returnsBy'>,
  told: Told,
  words: Texts,
): string | null =>
  returnsFrom === null || returnsBy === null
    ? null
    : daysText(Date.parse(returnsFrom), Date.parse(returnsBy), told, words);
