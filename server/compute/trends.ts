import type { Note } from '#shared/facts.ts';
import type { JudgedLimit } from '#shared/judgement.ts';
import { type Assurance, assurance } from '#shared/metrics/assurance.ts';
import { budgetSpent } from '#shared/metrics/budget-spent.ts';
import type { Metric } from '#shared/metrics/define-metric.ts';
import { metricById } from '#shared/metrics/find-metric.ts';
import { type LimitRecord, limitRecords } from '#shared/metrics/limit-records.ts';
import type { ValuedStory } from '#shared/metrics/story-values.ts';
import { baselineAt, isValued, type ToldSeries, trendStory } from '#shared/metrics/trend-story.ts';
import type { ServiceConfig } from '../config/config.ts';
import { headlineMetrics } from './deliveries.ts';
import {
  type IncidentMark,
  incidentLane,
  type LaneDeps,
  type ReleaseMark,
  releaseLane,
} from './event-lanes.ts';
import { objectivesOnce } from './facts.ts';
import type { FigureDeps } from './figure-deps.ts';
import { type Moment, momentOf } from './moment.ts';
import { isInScope } from './scope.ts';
import { storyValues } from './story-values.ts';
import { agreedId, findSubject, type Subject } from './subject.ts';
import { type Comparison, trendComparisons } from './trend-comparisons.ts';
import { nearShift, notesIn, notesWithin } from './trend-notes.ts';
import { type RangeQuestion, type TrendRange, trendRange } from './trend-range.ts';
import { limitsBetween, type TrendLimit, type TrendSeries, trendSeries } from './trend-series.ts';

export interface TrendsQuestion extends RangeQuestion {
  readonly metric: string;
  /** `all`, a service id or `group:<name>`. */
  readonly scope: string;
  /** Null for the objective `availability`. */
  readonly objective: string | null;
  /** Null for now. */
  readonly atMs: number | null;
}

/** Everything behind a page of trends. */
export interface Trends {
  readonly atMs: number;
  readonly services: readonly ServiceConfig[];
  readonly objective: string | null;
  readonly range: TrendRange;
  readonly main: TrendSeries;
  readonly story: ValuedStory;
  readonly comparisons: readonly Comparison[];
  readonly near: readonly Note[];
  readonly records: readonly LimitRecord[];
  readonly assurance: Assurance & { readonly limit: JudgedLimit | null };
  readonly lanes: {
    readonly releases: readonly ReleaseMark[];
    readonly incidents: readonly IncidentMark[];
    readonly notes: readonly Note[];
    readonly agreement: readonly TrendLimit[];
  };
  readonly multiples: readonly TrendSeries[];
}

/** More segments of the agreement nobody tells apart. */
const MOST_VERSIONS = 150;

export type TrendsDeps = FigureDeps & LaneDeps;

/** Figures of tallies are drawn as the budget they spend: a zero of that is honest, and weeks can be compared. */
const drawnOf = (metric: Metric): Metric => (metric.needs === 'tallies' ? budgetSpent : metric);

/** What the usual range promises of the limit at the end of what is shown. */
function assuranceOf({ points, whole }: TrendSeries, { endMs }: TrendRange): Trends['assurance'] {
  const { baselines, signals } = whole.behaviour;
  const usual = baselineAt(baselines, endMs);
  const limit = points.at(-1)?.judgement.limit ?? null;
  const causes = signals.filter(({ known }) => known);
  const values = whole.points.flatMap((point) => {
    const isOwn = usual !== null && point.startMs >= usual.startMs && point.endMs <= usual.endMs;
    const isKnown = causes.some(({ startMs }) => startMs === point.startMs);
    return isOwn && !isKnown && isValued(point) && point.value !== null ? [point.value] : [];
  });
  return { ...assurance(limit, usual, values), limit };
}

const toldOf = ({ metric, whole }: TrendSeries): ToldSeries => ({
  points: whole.proving,
  behaviour: whole.behaviour,
  better: metric.better,
});

/** @throws Problem for a metric, an objective or a span that there is not */
export function answerTrends(given: TrendsDeps, question: TrendsQuestion): Trends {
  const deps = { ...given, facts: objectivesOnce(given.facts) };
  const { scope, by } = question;
  const { team, services } = deps.config.current();
  const moment: Moment = momentOf(question.atMs, deps.nowMs());
  const metric = drawnOf(metricById(question.metric));
  const subjectOf = ({ id, needs }: Metric): Subject =>
    findSubject(deps, {
      metric: id,
      service: scope,
      objective: needs === 'tallies' ? question.objective : null,
    });
  const subject = subjectOf(metric);
  const range = trendRange(question, moment.nowMs, team);
  const seriesOf = (each: Metric) => trendSeries(deps, subjectOf(each), by, range, moment);
  const main = seriesOf(metric);
  const told = toldOf(main);
  const story = storyValues(
    deps,
    subject,
    main.whole,
    trendStory(told, range, main.points.some(isValued)),
    moment,
  );
  const notes = notesIn(deps, subject, moment.nowMs);
  const members = services.filter((each) => isInScope(scope, each));
  const ids = new Set(members.map(({ id }) => id));
  const histories = deps.facts.history(scope).services.filter(({ service }) => ids.has(service));
  return {
    atMs: moment.nowMs,
    services: members,
    objective: subject.objective,
    range,
    main,
    story,
    comparisons: trendComparisons(deps, subject, told, moment),
    near: nearShift(notes, story.sinceMs),
    records: limitRecords(main.points),
    assurance: assuranceOf(main, range),
    lanes: {
      releases: releaseLane(deps, histories, range),
      incidents: incidentLane(histories, range),
      notes: notesWithin(notes, range),
      agreement: limitsBetween(deps, scope, agreedId(subject), range).slice(-MOST_VERSIONS),
    },
    multiples: [...headlineMetrics, budgetSpent].filter((each) => each !== metric).map(seriesOf),
  };
}
