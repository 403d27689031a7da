/**
 * The two kinds of fact, and no third: tallies (good and total per SLI and minute) and events.
 * Every figure is a pure function of these, a window and the agreement in force.
 */

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
  readonly message: string | null;
}

export interface Incident {
  readonly service: string;
  readonly id: string;
  readonly title: string;
  /** 1 is the worst, 4 the least. */
  readonly severity: 1 | 2 | 3 | 4;
  /** When users began to suffer. */
  readonly startedAtMs: number;
  readonly detectedAtMs: number | null;
  readonly detectedBy: string | null;
  /** Null while it is open. */
  readonly resolvedAtMs: number | null;
  readonly causedByDeployment: string | null;
  readonly causedBySha: string | null;
}

/** The events a delivery metric is computed from: everything known of the services in question. */
export interface DeliveryFacts {
  /** Successful production deployments, oldest first. */
  readonly deployments: readonly Deployment[];
  /** Changes that those deployments carried. */
  readonly changes: readonly DeployedChange[];
  readonly incidents: readonly Incident[];
  /** Incidents of other services that name a deployment of this one: an explicit link may cross services. */
  readonly incidentsElsewhere: readonly Incident[];
}
