import type { TrendSeries, TrendsAnswer } from '#shared/api/trends.ts';
import { type TrendDot, trendDots } from '../../charts/dot-kinds.ts';
import { limitSteps } from '../../charts/limit-steps.ts';
import { monthTicks } from '../../charts/month-ticks.ts';
import { quarterRules } from '../../charts/quarter-rules.ts';
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
  readonly fromMs: number;
  readonly toMs: number;
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

export const trendView = (answer: TrendsAnswer, desk: Desk): TrendView => {
  const { main, range, lanes } = answer;
  const [fromMs, toMs] = [Date.parse(range.start), Date.parse(range.end)];
  const dots = trendDots(main, lanes.notes, fromMs, toMs);
  return {
    answer,
    series: main,
    fromMs,
    toMs,
    dots,
    readings: readingsOf(answer, dots, desk),
    isOfIncidents: main.dots.length > 0,
  };
};

/** What all charts of the page share of time: months and quarters in the team's zone, and the limits. */
export const timeMarks = ({ series, fromMs, toMs }: TrendView, { zone, language }: Desk) => ({
  months: monthTicks(fromMs, toMs, zone, language),
  quarters: quarterRules(fromMs, toMs, zone),
  steps: limitSteps(series.limits, fromMs, toMs),
});
