import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';
import type { ChartRows } from '../../charts/chart-rows.ts';
import type { DeskWords } from '../../words/desk-words.ts';
import { budgetText } from '../../words/format-ratio.ts';
import type { Moments } from '../../words/moments.ts';

interface Told {
  readonly words: DeskWords;
  readonly moments: Moments;
  readonly nowMs: number;
}

/** A point of the line as it is read, and as it stands in table and file. */
export interface BudgetReading {
  readonly at: string;
  readonly atMs: number;
  readonly remaining: number | null;
  readonly isBurning: boolean;
  /** "Fri 6 Nov, 14:00" */
  readonly when: string;
  /** "63%"; null where it was not known. */
  readonly left: string | null;
  readonly text: string;
}

type Episode = Pick<BudgetLineAnswer['episodes'][number], 'since' | 'endedAt'>;

const burnedAt = (episodes: readonly Episode[], atMs: number): boolean =>
  episodes.some(
    ({ since, endedAt }) => Date.parse(since) < atMs && (endedAt === null || atMs <= Date.parse(endedAt)),
  );

/** Every point of a budget line with its words. */
export const budgetReadings = (
  { points, episodes }: Pick<BudgetLineAnswer, 'points'> & { readonly episodes: readonly Episode[] },
  { words, moments, nowMs }: Told,
): BudgetReading[] =>
  points.map(({ at, remaining }) => {
    const atMs = Date.parse(at);
    const { line } = words.service;
    const when = moments.dayTime(atMs, nowMs);
    const left = remaining === null ? null : budgetText(remaining);
    const said = left === null ? line.unknownAt(when) : line.at(when, left);
    const isBurning = burnedAt(episodes, atMs);
    return { at, atMs, remaining, isBurning, when, left, text: isBurning ? line.burningThen(said) : said };
  });

/** The same as rows, for the table and the file. */
export const budgetRows = (
  readings: readonly BudgetReading[],
  { service, objective }: DeskWords,
): ChartRows => {
  const { columns, yes, no } = service.line;
  return {
    columns: [
      { key: 'at', label: columns.at },
      { key: 'remaining', label: columns.remaining, isNumber: true },
      { key: 'burning', label: columns.burning },
    ],
    rows: readings.map(({ at, when, remaining, left, isBurning }) => [
      { text: when, raw: at },
      { text: left ?? objective.noValue('no-data'), raw: remaining },
      { text: isBurning ? yes : no, raw: isBurning },
    ]),
  };
};

type Marks = readonly { readonly count: number }[];

/** From where to where it went, its lowest point, and what happened beside it. */
export const budgetSummary = (
  line: { readonly releases: Marks; readonly incidents: Marks; readonly episodes: readonly Episode[] },
  readings: readonly BudgetReading[],
  { service }: DeskWords,
): string => {
  const known = readings.flatMap((each) =>
    each.remaining === null || each.left === null
      ? []
      : [{ ...each, share: each.remaining, left: each.left }],
  );
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return service.line.nowUnknown;
  const lowest = known.reduce((low, each) => (each.share < low.share ? each : low), first);
  const count = (marks: Marks): number => marks.reduce((sum, mark) => sum + mark.count, 0);
  return [
    service.line.summary(first.left, last.left, lowest.left, lowest.when),
    service.line.summaryEvents(count(line.releases), count(line.incidents), line.episodes.length),
  ].join(' ');
};
