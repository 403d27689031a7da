import { limitInForce } from '#shared/agreement/in-force.ts';
import type { Behaviour } from '#shared/metrics/behaviour.ts';
import type { SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { type Trend, trendVerdict } from '#shared/metrics/trend-verdict.ts';
import { agreedSpan } from '#shared/slo/sustainable-ratio.ts';
import { type Cut, cutEdges } from '#shared/sprint.ts';
import type { Span } from '#shared/time.ts';
import { DAY_MS, WEEK_MS } from '#shared/units.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { Moment } from './moment.ts';
import { seriesBehaviour } from './series-behaviour.ts';
import { agreedId, objectivesOf, type Subject } from './subject.ts';
import { subjectPoints } from './subject-points.ts';

/** Usual ranges look no further back: weeks of ten years. */
const MOST_PERIODS = 520;
/** A change of the usual range is news for twenty weeks, on the wall and in trends alike. */
const VERDICT_MS = 20 * WEEK_MS;

const periodDays: Readonly<Record<Cut, number>> = { day: 1, week: 7, sprint: 14, month: 30, quarter: 91 };

/** Everything that is known of a metric, period by period, with what it usually does. */
export interface WholeSeries {
  /** Oldest first; the running period last. */
  readonly points: readonly SeriesPoint[];
  /** Those that prove something: usual range, trend and whatever is told of them rest on no others. */
  readonly proving: readonly SeriesPoint[];
  /** Rests on complete periods since the facts begin, whatever part of them is shown. */
  readonly behaviour: Behaviour;
  readonly trend: Trend;
}

/** When the facts of a subject begin; null before the first. */
function firstFactMs({ facts, config }: FigureDeps, subject: Subject): number | null {
  const firsts =
    subject.metric.needs === 'tallies'
      ? objectivesOf({ config }, subject).map(
          ({ service, objective }) => facts.objective(service, objective).tallies.firstMinuteMs,
        )
      : [facts.history(subject.service).firstMs, facts.history(subject.service).incidents[0]?.startedAtMs];
  const known = firsts.filter((firstMs) => firstMs != null);
  return known.length === 0 ? null : known.reduce((first, each) => Math.min(first, each));
}

/** When what a period is held against begins: for a budget with the agreed window, else with the period itself. */
function restsOnFromMs(
  { facts }: FigureDeps,
  subject: Subject,
  { startMs, endMs }: Span,
  zone: string,
): number {
  const { metric, service } = subject;
  if (metric.needs !== 'tallies' || metric.judge === undefined) return startMs;
  const agreed = limitInForce(facts.versions(), service, agreedId(subject), endMs - 1);
  if (agreed === null) return startMs;
  const { window } = agreedSpan({ name: 'custom', startMs, endMs, zone }, agreed.limit);
  return Math.min(startMs, window.startMs);
}

/**
 * The points that prove something: not those of which the first part, or the first part of the window that they are
 * held against, was not observed yet. Deliveries count from the first one on.
 */
function provingPoints(
  deps: FigureDeps,
  subject: Subject,
  points: readonly SeriesPoint[],
  firstMs: number | null,
): readonly SeriesPoint[] {
  const { timeZone } = deps.config.current().team;
  if (subject.metric.needs !== 'tallies' || firstMs === null) return points;
  return points.filter((point) => restsOnFromMs(deps, subject, point, timeZone) >= firstMs);
}

/**
 * A metric from where its facts begin up to a moment. Usual range, signals and verdict are the same on the wall and
 * in trends because both come from here.
 *
 * @param fromMs points begin with this period or earlier; null where only what is known is wanted
 */
export function wholeSeries(
  deps: FigureDeps,
  subject: Subject,
  by: Cut,
  moment: Moment,
  fromMs: number | null = null,
): WholeSeries {
  const { sprint, timeZone } = deps.config.current().team;
  const { nowMs } = moment;
  const days = by === 'sprint' ? sprint.lengthDays : periodDays[by];
  const earliestMs = nowMs - MOST_PERIODS * days * DAY_MS;
  const firstMs = firstFactMs(deps, subject);
  const beginMs = Math.max(earliestMs, Math.min(firstMs ?? nowMs, nowMs));
  const edges = cutEdges(by, sprint, Math.min(beginMs, fromMs ?? beginMs), nowMs, timeZone);
  const points = subjectPoints(deps, subject, edges, moment);
  const known = points.filter((point) => point.endMs > beginMs);
  const proving = provingPoints(deps, subject, known, firstMs);
  const usual = seriesBehaviour(deps, subject, by, proving, nowMs);
  const trend = trendVerdict(proving, usual, subject.metric.better, nowMs - VERDICT_MS);
  return { points, proving, behaviour: usual, trend };
}
