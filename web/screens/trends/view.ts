import type { TrendSeries, TrendsAnswer } from '#shared/api/trends.ts';
import { type TrendDot, trendDots } from '../../charts/dot-kinds.ts';
import { type LimitStep, limitSteps } from '../../charts/limit-steps.ts';
import { type MonthTick, monthTicks } from '../../charts/month-ticks.ts';
import { type QuarterRule, quarterRules } from '../../charts/quarter-rules.ts';
import type { Desk } from '../../ui/desk.ts';
import { dayText } from '../../words/day-text.ts';
import { pointName } from './point-name.ts';
import { incidentText, readText } from './read-text.ts';

/** What the chart shows of one period or one incident, whichever it has dots for. */
export interface Reading {
  /** In the address. */
  readonly name: string;
  readonly atMs: number;
  readonly text: string;
}

/** The answer as the main chart shows it: made once for each answer. */
export interface TrendView {
  readonly answer: TrendsAnswer;
  readonly series: TrendSeries;
  /** The one service that is shown; null for several. */
  readonly service: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  /** What all charts of the page share of time, in the team's zone. */
  readonly months: readonly MonthTick[];
  readonly quarters: readonly QuarterRule[];
  readonly steps: readonly LimitStep[];
  /** Values of the periods, or lengths of the incidents; empty where there is nothing to draw. */
  readonly values: readonly number[];
  readonly dots: readonly TrendDot[];
  readonly readings: readonly Reading[];
  readonly isOfIncidents: boolean;
}

const readingsOf = (answer: TrendsAnswer, dots: readonly TrendDot[], desk: Desk): Reading[] => {
  const { main } = answer;
  if (main.dots.length > 0)
    return main.dots.map((dot) => ({
      name: `${dot.service}/${dot.id}`,
      atMs: Date.parse(dot.at),
      text: incidentText(dot, desk),
    }));
  return main.points.flatMap((point, at) => {
    const dot = dots[at];
    if (dot === undefined) return [];
    const name = pointName(main.by, dayText(Date.parse(point.start), desk.zone));
    return [{ name, atMs: dot.atMs, text: readText(answer, point, dot, desk) }];
  });
};

const shownValues = ({ dots, points }: TrendSeries): number[] =>
  (dots.length > 0 ? dots.map(({ seconds }) => seconds) : points.map(({ value }) => value)).filter(
    (value) => value !== null,
  );

/** Reads an answer for its charts. */
export const trendView = (answer: TrendsAnswer, desk: Desk): TrendView => {
  const { main, range, lanes, scope } = answer;
  const { zone, language } = desk;
  const [fromMs, toMs] = [Date.parse(range.start), Date.parse(range.end)];
  const dots = trendDots(main, lanes.notes, fromMs, toMs);
  return {
    answer,
    series: main,
    service: scope.kind === 'service' ? scope.id.replace(/^s:/, '') : null,
    fromMs,
    toMs,
    months: monthTicks(fromMs, toMs, zone, language),
    quarters: quarterRules(fromMs, toMs, zone),
    steps: limitSteps(main.limits, fromMs, toMs),
    values: shownValues(main),
    dots,
    readings: readingsOf(answer, dots, desk),
    isOfIncidents: main.dots.length > 0,
  };
};
