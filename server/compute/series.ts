import { type Period, periodEdges } from '#shared/calendar.ts';
import { type Behaviour, behaviour } from '#shared/metrics/behaviour.ts';
import type { Metric } from '#shared/metrics/define-metric.ts';
import type { SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { Problem } from '#shared/problems.ts';
import { DAY_MS, floorMinute, WEEK_MS } from '#shared/units.ts';
import { spansBetween } from '#shared/windows.ts';
import { computeFigure } from './compute-figure.ts';
import { maxOf } from './deliveries.ts';
import { deliveryPoints } from './delivery-points.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { SubjectQuestion } from './figure-question.ts';
import { marksOf, scopeOfService } from './marks.ts';
import { momentOf } from './moment.ts';
import { findSubject, type Subject } from './subject.ts';

/** More points than anyone can read; a longer span wants a coarser period. */
const MAX_POINTS = 1_500;
const USUAL_PERIODS = 26;
const periodMs: Readonly<Record<SeriesQuestion['by'], number>> = {
  day: DAY_MS,
  week: WEEK_MS,
  month: 30 * DAY_MS,
};

export interface SeriesQuestion extends SubjectQuestion {
  readonly by: Exclude<Period, 'quarter'>;
  /** Null for 26 periods before the end. */
  readonly fromMs: number | null;
  /** Null for now. */
  readonly toMs: number | null;
}

export interface Series {
  readonly metric: Metric;
  readonly service: string;
  readonly zone: string;
  readonly points: readonly SeriesPoint[];
  readonly behaviour: Behaviour;
}

function edgesOf({ by, fromMs, toMs }: SeriesQuestion, nowMs: number, zone: string): number[] {
  const endMs = toMs ?? nowMs;
  const startMs = fromMs ?? endMs - USUAL_PERIODS * periodMs[by];
  if (startMs >= endMs) throw new Problem('invalid-query', 'from must lie before to.');
  if ((endMs - startMs) / periodMs[by] > MAX_POINTS)
    throw new Problem(
      'invalid-query',
      `More than ${MAX_POINTS} points: ask for a shorter span, or by month.`,
    );
  return periodEdges(by, startMs, endMs, zone);
}

function objectivePoints(
  deps: FigureDeps,
  subject: Subject,
  edges: readonly number[],
  nowMs: number,
): SeriesPoint[] {
  const zone = deps.config.current().team.timeZone;
  return spansBetween(edges)
    .filter((span) => span.startMs < nowMs)
    .map(({ startMs, endMs }) => {
      // The running minute counts, as in a live figure.
      const untilMs = Math.min(floorMinute(endMs), momentOf(null, nowMs).minuteEndMs);
      const window = { name: 'custom', startMs: floorMinute(startMs), endMs: untilMs, zone };
      const { value, n, reason, judgement } = computeFigure(deps, subject, window, Math.min(endMs, nowMs));
      return { startMs, endMs, value, n, partial: endMs > nowMs, reason, judgement };
    });
}

/** A metric cut by calendar periods in the team's zone, with its usual range and signals. */
export function answerSeries(deps: FigureDeps, question: SeriesQuestion): Series {
  const nowMs = deps.nowMs();
  const { service } = question;
  const { timeZone: zone } = deps.config.current().team;
  const subject = findSubject(deps, question);
  const edgesMs = edgesOf(question, nowMs, zone);
  const points =
    subject.metric.needs === 'tallies'
      ? objectivePoints(deps, subject, edgesMs, nowMs)
      : deliveryPoints(deps, subject.metric, service, edgesMs, nowMs);
  const usual = behaviour(
    points,
    subject.metric.better,
    maxOf(subject.metric.unit),
    marksOf(deps.facts, {
      ...scopeOfService(service),
      metric: subject.metric.id,
      objective: subject.objective,
      by: question.by,
    }),
  );
  return { metric: subject.metric, service, zone, points, behaviour: usual };
}
