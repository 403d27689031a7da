import type { Period } from '#shared/calendar.ts';
import type { Behaviour } from '#shared/metrics/behaviour.ts';
import type { Metric } from '#shared/metrics/define-metric.ts';
import type { SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { Problem } from '#shared/problems.ts';
import { cutEdges } from '#shared/sprint.ts';
import { DAY_MS } from '#shared/units.ts';
import type { Config } from '../config/config.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { SubjectQuestion } from './figure-question.ts';
import { momentOf } from './moment.ts';
import { seriesBehaviour } from './series-behaviour.ts';
import { findSubject } from './subject.ts';
import { subjectPoints } from './subject-points.ts';

/** More points than anyone can read; a longer span wants a coarser period. */
const MAX_POINTS = 1_500;
const USUAL_PERIODS = 26;
/** How long a period is, about; only sprints are as long as the team says. */
const usualDays = { day: 1, week: 7, month: 30 } as const;

export interface SeriesQuestion extends SubjectQuestion {
  readonly by: Exclude<Period, 'quarter'> | 'sprint';
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

function edgesOf(
  { by, fromMs, toMs }: SeriesQuestion,
  nowMs: number,
  { sprint, timeZone }: Config['team'],
): number[] {
  const endMs = toMs ?? nowMs;
  const periodMs = DAY_MS * (by === 'sprint' ? sprint.lengthDays : usualDays[by]);
  const startMs = fromMs ?? endMs - USUAL_PERIODS * periodMs;
  if (startMs >= endMs) throw new Problem('invalid-query', 'from must lie before to.');
  if ((endMs - startMs) / periodMs > MAX_POINTS)
    throw new Problem(
      'invalid-query',
      `More than ${MAX_POINTS} points: ask for a shorter span, or by month.`,
    );
  return cutEdges(by, sprint, startMs, endMs, timeZone);
}

/** A metric cut by calendar periods in the team's zone, with its usual range and signals. */
export function answerSeries(deps: FigureDeps, question: SeriesQuestion): Series {
  const nowMs = deps.nowMs();
  const { service } = question;
  const { team } = deps.config.current();
  const subject = findSubject(deps, question);
  const edgesMs = edgesOf(question, nowMs, team);
  const points = subjectPoints(deps, subject, edgesMs, momentOf(null, nowMs));
  const usual = seriesBehaviour(deps, subject, question.by, points, nowMs);
  return { metric: subject.metric, service, zone: team.timeZone, points, behaviour: usual };
}
