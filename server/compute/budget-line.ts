import { allowedRatio } from '#shared/slo/allowed-ratio.ts';
import { type BudgetPoint, budgetLine } from '#shared/slo/budget-line.ts';
import { type BudgetProjection, budgetProjection } from '#shared/slo/budget-projection.ts';
import { burnRate, countBurn } from '#shared/slo/burn-rate.ts';
import { hasStopped } from '#shared/slo/has-stopped.ts';
import { sloSpan } from '#shared/slo/slo-span.ts';
import type { Span } from '#shared/time.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { type BoardEpisode, type EpisodesDeps, episodesOf } from './episodes.ts';
import {
  type IncidentMark,
  incidentLane,
  type LaneDeps,
  type ReleaseMark,
  releaseLane,
} from './event-lanes.ts';
import { type JudgedObjective, objectiveWindow } from './objectives.ts';
import type { ReleaseFacts } from './release-facts.ts';

const SHOWN_MS = 30 * DAY_MS;
/** 360 points; whole UTC hours are what the store counts fastest, and their windows begin on such hours too. */
const STEP_MS = 2 * HOUR_MS;

/** The thirty days before the last minute that counts. */
const lineSpan = ({ window }: Pick<JudgedObjective, 'window'>): Span => ({
  startMs: window.endMs - SHOWN_MS,
  endMs: window.endMs,
});

/** Even hours within the span, without its end. */
function stepsOf({ startMs, endMs }: Span): number[] {
  const firstMs = Math.ceil(startMs / STEP_MS) * STEP_MS;
  return Array.from(
    { length: Math.ceil((endMs - firstMs) / STEP_MS) },
    (_, index) => firstMs + index * STEP_MS,
  );
}

/** What was left of the budget over the last thirty days; the last point is the figure of the objective itself. */
function budgetPoints(judged: JudgedObjective): BudgetPoint[] {
  const { facts, window } = judged;
  const windows = stepsOf(lineSpan(judged)).map((endMs) =>
    objectiveWindow(facts, { nowMs: endMs, minuteEndMs: endMs }, window.zone),
  );
  const remaining = judged.judged.budget?.remaining ?? null;
  return [...budgetLine(facts, windows), { atMs: window.endMs, remaining }];
}

/** Where the budget goes, while it burns too fast and goes on doing so; else null. */
function projectionOf({ facts, judged, window }: JudgedObjective): BudgetProjection | null {
  if ((judged.state !== 'burning' && judged.state !== 'fast') || judged.target === null) return null;
  const { state, failingRatio5m: failingRatio, burnRate5m } = judged;
  if (failingRatio === null || hasStopped({ state, failingRatio, burnRate: burnRate5m })) return null;
  const lastHour = countBurn(facts.tallies, window.endMs, HOUR_MS / MINUTE_MS);
  const rate = burnRate(lastHour, allowedRatio(judged.target));
  return budgetProjection({ budget: judged.budget, span: sloSpan(window) }, rate, judged.exhaustedAtMs);
}

/** The budget of one objective over thirty days, and what happened beside it. */
export interface BudgetLine {
  readonly judged: JudgedObjective;
  readonly points: readonly BudgetPoint[];
  readonly projection: BudgetProjection | null;
  readonly releases: readonly ReleaseMark[];
  readonly incidents: readonly IncidentMark[];
  /** Newest first. */
  readonly episodes: readonly BoardEpisode[];
}

/** @param judged the objective that is asked for. @param atMs episodes as they stood then; null for now */
export function answerBudgetLine(
  deps: LaneDeps & EpisodesDeps & { readonly releaseFacts: Pick<ReleaseFacts, 'ofService'> },
  judged: JudgedObjective,
  atMs: number | null,
): BudgetLine {
  const span = lineSpan(judged);
  const service = judged.service.id;
  const history = deps.releaseFacts.ofService(service);
  const histories = history === null ? [] : [history];
  const { startMs: fromMs, endMs: toMs } = span;
  return {
    judged,
    points: budgetPoints(judged),
    projection: projectionOf(judged),
    releases: releaseLane(deps, histories, span),
    incidents: incidentLane(histories, span),
    episodes: episodesOf(deps, { service, objective: judged.objective.id, fromMs, toMs, atMs }),
  };
}
