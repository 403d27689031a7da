/**
 * The two kinds of fact, and no third: tallies (good and total per SLI and minute) and events.
 * Every figure is a pure function of these, a window and the agreement in force.
 */

import type { ReleasePlan } from './release-plan.ts';
import type { TrendPeriod } from './trend-period.ts';

/** What was counted over a span. `coveredMinutes` is how many of its minutes the source was heard in. */
export interface TallySum {
  readonly good: number;
  readonly total: number;
  readonly coveredMinutes: number;
}

/** Tallies of successive minutes, one array entry per minute from `startMs` on. */
export interface MinuteColumns {
  /** First minute, epoch ms, a multiple of 60 000. */
  readonly startMs: number;
  readonly good: Float64Array;
  readonly total: Float64Array;
  /** 1 where the source was heard in that minute, with or without events. */
  readonly covered: Uint8Array;
}

/** How a pure calculation asks for the tallies of one objective. Edges are multiples of a minute. */
export interface TallyLookup {
  /** First minute the source was ever heard in or booked on; null before the first observation. */
  readonly firstMinuteMs: number | null;
  /** When the source was last heard; null before the first observation. */
  readonly lastHeardAtMs: number | null;
  /** Sum over `[fromMs, toMs)`; zeros where nothing was counted. */
  sum(fromMs: number, toMs: number): TallySum;
  /** Sums between successive edges: `edgesMs.length - 1` of them. */
  sums(edgesMs: readonly number[]): TallySum[];
  minutes(fromMs: number, toMs: number): MinuteColumns;
}

/** A span `[fromMs, toMs)` in which Andon itself did not run. */
export interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How an objective observes its service (METRICS.md §2). */
export const sliKinds = ['counters', 'histogram', 'gauge', 'probe', 'up', 'push', 'query'] as const;
export type SliKind = (typeof sliKinds)[number];

/** What the pure calculations need to know of one objective's set-up. */
export interface ObjectiveSpec {
  readonly service: string;
  readonly objective: string;
  readonly sliKind: SliKind;
  /** Seconds between two observations of one target. */
  readonly intervalSeconds: number;
  /** How many observations each interval brings, all targets together; at least 1. */
  readonly observedCount: number;
  /** Fewest events that make a ratio meaningful; null for the default of METRICS.md §2. */
  readonly minimumEvents: number | null;
}

export const deploymentResults = ['success', 'failure', 'cancelled'] as const;
export type DeploymentResult = (typeof deploymentResults)[number];

/** One (service, environment, id). Pushing the same id again updates it. */
export interface Deployment {
  readonly service: string;
  readonly environment: string;
  readonly id: string;
  readonly finishedAtMs: number;
  readonly startedAtMs: number | null;
  readonly result: DeploymentResult;
  readonly version: string | null;
  readonly sha: string | null;
  readonly repository: string | null;
  readonly automated: boolean | null;
  readonly unplanned: boolean | null;
  /** Id of the incident this deployment was made to end. */
  readonly fixesIncident: string | null;
  /** Id or version of the deployment this one takes back. */
  readonly rollbackOf: string | null;
  readonly url: string | null;
  /** The hook that told of it, or `api`. */
  readonly source: string;
  /** Branch or tag it was made from. */
  readonly ref: string | null;
  /** Commit that ran before it, where the teller knows; else the one of the deployment before counts. */
  readonly previousSha: string | null;
}

/** A commit as one deployment carried it. The same sha may be carried by several; the first one counts. */
export interface DeployedChange {
  readonly service: string;
  readonly environment: string;
  readonly deploymentId: string;
  readonly repository: string;
  readonly sha: string;
  readonly committedAtMs: number;
  /** Number of parents; over 1 is a merge, which is not a change. */
  readonly parentCount: number;
  readonly firstCommitAtMs: number | null;
  readonly openedAtMs: number | null;
  readonly mergedAtMs: number | null;
  /**
   * When it came to the branch that is released from, by the same rule as `UnshippedChange.mergedAtMs`: it waited to be
   * shipped from then on. Null where it was never there as far as is known.
   */
  readonly reachedBranchAtMs: number | null;
  readonly message: string | null;
  /** The commit that this one was cherry-picked from: both are one change, and the one deployed first counts. */
  readonly originSha: string | null;
  /** The commit that this one takes back. */
  readonly revertsSha: string | null;
  /** Number of the pull or merge request that brought it. */
  readonly pullRequest: string | null;
}

/** A commit on the branch that is released from, in no production deployment of the service yet. */
export interface UnshippedChange {
  readonly service: string;
  readonly repository: string;
  readonly sha: string;
  readonly committedAtMs: number;
  readonly mergedAtMs: number;
  /** Over 1 is a merge, which is not a change. */
  readonly parentCount: number;
  readonly message: string | null;
  readonly pullRequest: string | null;
}

/** A stretch in which users suffered. Where it ends before it starts it is impossible, and left out with a word. */
export interface Spell {
  readonly startedAtMs: number;
  /** Null while it lasts. */
  readonly resolvedAtMs: number | null;
}

export const incidentKinds = ['incident', 'maintenance'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** Stands for the incident that another one repeats where its sender only says that it repeats one. */
export const UNNAMED_ORIGINAL = 'unknown';

export interface Incident {
  readonly service: string;
  readonly id: string;
  /** The hook that told of it, or `api`. */
  readonly source: string;
  /** Maintenance is listed apart and enters no figure of incidents. */
  readonly kind: IncidentKind;
  readonly title: string;
  /** 1 is the worst, 4 the least. */
  readonly severity: 1 | 2 | 3 | 4;
  /** When users began to suffer, for the first time where it was reopened. */
  readonly startedAtMs: number;
  readonly detectedAtMs: number | null;
  /** `monitoring` where a machine noticed; else who did, as the sender says it. */
  readonly detectedBy: string | null;
  /** When somebody declared or reported it, which is neither its start nor its detection. */
  readonly reportedAtMs: number | null;
  /** The last time it ended; null while it is open. */
  readonly resolvedAtMs: number | null;
  /** Every spell, oldest first, where it was reopened; null where `startedAtMs` and `resolvedAtMs` say all. */
  readonly spells: readonly Spell[] | null;
  readonly causedByDeployment: string | null;
  readonly causedBySha: string | null;
  /** Id of the incident it was merged into: that one counts. `UNNAMED_ORIGINAL` where the sender does not say which. */
  readonly duplicateOf: string | null;
  readonly url: string | null;
}

/** What tells a deployment from all others. */
export type DeploymentKey = Pick<Deployment, 'service' | 'environment' | 'id'>;

export const linkVerdicts = ['caused-by', 'not-caused', 'failed', 'did-not-fail'] as const;
export type LinkVerdict = (typeof linkVerdicts)[number];

/** What a person said of a link. It wins over every rule; of several about one subject the latest does. */
export interface LinkCorrection {
  readonly number: number;
  readonly madeAtMs: number;
  readonly madeBy: string;
  readonly reason: string;
  /** Of the incident, where it is about one; else of the deployment. */
  readonly service: string;
  /** Null for `failed` and `did-not-fail`, which are about a deployment. */
  readonly incident: string | null;
  readonly verdict: LinkVerdict;
  /** Null for `not-caused`: no deployment caused the incident. */
  readonly deployment: DeploymentKey | null;
}

/** When a service means to release. */
export interface PlannedService {
  readonly service: string;
  readonly plan: ReleasePlan;
}

/** The events a delivery metric is computed from: everything known of the services in question. */
export interface DeliveryFacts {
  /** Successful production deployments, oldest first. */
  readonly deployments: readonly Deployment[];
  /** Those of other environments or results that incidents name: what such a name means is known, and counts nowhere. */
  readonly uncounted?: readonly Pick<Deployment, 'service' | 'id' | 'version'>[];
  /** Changes that those deployments carried. */
  readonly changes: readonly DeployedChange[];
  readonly incidents: readonly Incident[];
  /** Incidents of other services that name a deployment of this one: an explicit link may cross services. */
  readonly incidentsElsewhere: readonly Incident[];
  /** Oldest first. */
  readonly corrections: readonly LinkCorrection[];
  readonly unshipped: readonly UnshippedChange[];
  /** Services of which it is known what waits, also where nothing does. */
  readonly unshippedKnown: readonly string[];
  /** Of the services that have a plan. */
  readonly plans: readonly PlannedService[];
}

/** What a note of the team is: something it changed, the known cause of odd periods, or where the process itself changed. */
export const noteKinds = ['change', 'known-cause', 'process-change'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const beliefs = ['we-think-so', 'not-related', 'unsure'] as const;
export type Belief = (typeof beliefs)[number];

/** What somebody believes of a note. */
export interface NoteBelief {
  readonly by: string;
  readonly belief: Belief;
  readonly atMs: number;
}

/** What a team wrote on its time line (METRICS.md §5). Nothing is changed or deleted; it can be taken back. */
export interface Note {
  readonly id: number;
  readonly kind: NoteKind;
  readonly atMs: number;
  /** Null for an instant. */
  readonly untilMs: number | null;
  /** Null for all services. */
  readonly service: string | null;
  /** Null for every metric. */
  readonly metric: string | null;
  readonly text: string;
  readonly by: string;
  readonly writtenAtMs: number;
  readonly takenBack: { readonly by: string; readonly reason: string; readonly atMs: number } | null;
  /** The latest of each name, oldest first. */
  readonly beliefs: readonly NoteBelief[];
}

/** A person's word on a usual range that a run of eight proposed. Of several on one start the latest counts. */
export interface BaselineDecision {
  readonly metric: string;
  /** `all`, `group:<name>` or `s:<service>`. */
  readonly scope: string;
  readonly objective: string | null;
  readonly by: TrendPeriod;
  readonly startMs: number;
  readonly decision: 'confirmed' | 'sent-back';
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAtMs: number;
}
