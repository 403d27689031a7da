/** What the running collector knows beyond what is kept: what comes next, and what the last page held. */

/** What a probe found out beyond whether it went well. */
export interface ProbeActivity {
  /** Seconds of its steps, in the order in which they passed: `dns`, `connect`, `tls`, `firstByte`, `total`. */
  readonly phases: Readonly<Record<string, number>> | null;
  /** When the target's certificate ends; null where no TLS is spoken. */
  readonly certificateValidToMs: number | null;
}

/** One target of one objective. Together with `TargetState` (same `sliId` and `target`) it says how it is doing. */
export interface TargetActivity {
  readonly sliId: number;
  /** As the store keeps it; show it through `publicTarget`. */
  readonly target: string;
  /** Labels of a discovered target, without those that begin with `__`; empty for others. */
  readonly labels: Readonly<Record<string, string>>;
  readonly intervalSeconds: number;
  /** Of each attempt. */
  readonly timeoutSeconds: number;
  /** Wall clock; null while an attempt runs that began late. */
  readonly nextAtMs: number | null;
  /** Samples of the last page; null for probes and queries, and before the first page. */
  readonly sampleCount: number | null;
  /** Series of the last answer that the objective counts; null for probes, and before the first answer. */
  readonly seriesCount: number | null;
  /** Of those, the ones that hold 0 where each holds 0 or 1 (a gauge); null for all others. */
  readonly badCount: number | null;
  /** What the last answer said beside its values (a server's `warnings`). */
  readonly warnings: readonly string[];
  /** Of the last probe that brought an answer, good or not; absent before it, and for what is no probe. */
  readonly probe?: ProbeActivity;
}

/** One entry under `discovery`. */
export interface DiscoveryActivity {
  readonly job: string;
  readonly kind: 'static' | 'file' | 'http';
  /** Where it is read from; show it through `publicTarget`. */
  readonly place: string;
  /** Null before the first reading. */
  readonly readAtMs: number | null;
  /** Targets that it gives after relabelling, and those that relabelling drops. */
  readonly targetCount: number;
  readonly droppedCount: number;
  /** Addresses of targets that no objective scrapes. */
  readonly unclaimed: readonly string[];
  /** Why the last reading failed, the targets before it still in force; null while it is read well. */
  readonly failure: {
    readonly reason: string;
    readonly detail: string;
    readonly sinceMs: number;
  } | null;
}

/** How far the past of one query objective is filled in. It is told until nothing is left to be asked for. */
export interface BackfillActivity {
  readonly sliId: number;
  /** The whole of what is asked for, whenever that began. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Minutes of the whole that were answered, and all of them. */
  readonly doneMinutes: number;
  readonly owedMinutes: number;
  /** Why the server does not answer for the past; null while it does. It is asked again. */
  readonly failure: {
    readonly reason: string;
    readonly detail: string;
    readonly sinceMs: number;
  } | null;
}

export interface CollectorActivity {
  readonly targets: readonly TargetActivity[];
  readonly discovery: readonly DiscoveryActivity[];
  readonly backfills: readonly BackfillActivity[];
}

/** Before the collector runs. */
export const noActivity: CollectorActivity = { targets: [], discovery: [], backfills: [] };
