import type { AgreementVersion, Limit } from '../agreement/version.ts';
import type { FactKind } from '../fact-kind.ts';
import type { DeliveryFacts, ObjectiveSpec, Outage, TallyLookup } from '../facts.ts';
import type { Computed, Unit } from '../figure.ts';
import type { Judgement } from '../judgement.ts';
import type { LocalText } from '../local-text.ts';
import type { Episode } from '../slo/episodes.ts';
import type { Window } from '../time.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import type { Evidence } from './evidence.ts';
import { historyOf } from './history-of.ts';

/** Facts of one objective, with every version of the agreement: each minute is judged by what was in force then. */
export interface ObjectiveFacts {
  readonly spec: ObjectiveSpec;
  readonly tallies: TallyLookup;
  readonly versions: readonly AgreementVersion[];
  /** When Andon itself did not run; disjoint, oldest first. */
  readonly outages: readonly Outage[];
  /** Since when a target has not answered that is marked now; null while all answer. Epoch ms. */
  readonly failingSinceMs: number | null;
  /** The page episode that runs at a minute's end, as the watch knows it; undefined where it was not judged yet. */
  readonly pageEpisodeAt?: (endMs: number) => Episode | null | undefined;
  /** Those that ran at a minute's end within `(fromMs, toMs]`, oldest first; undefined likewise. */
  readonly pageEpisodesBetween?: (fromMs: number, toMs: number) => readonly Episode[] | undefined;
}

export interface ComputeOptions {
  /** The limit in force at the window's end; null where nothing is agreed. */
  readonly limit: Limit | null;
  /** How long a deployment has to live before it counts as one that did not fail. Seconds. */
  readonly settleSeconds: number;
  /** Now, where the window's last minute still runs; else the window is over. Epoch ms. */
  readonly nowMs?: number;
  /** Value, n and reason are asked for alone, as in a series: `detail`, `formula`, `inputs` and `leftOut` may be empty. */
  readonly isBrief?: boolean;
}

interface MetricBase {
  /** Kebab-case; file name, API name and agreement key. */
  readonly id: string;
  /** Raised when the definition changes meaning, so that receipts of before stay readable. */
  readonly version: number;
  readonly title: LocalText;
  /** Plain language; the first sentence is the tooltip. */
  readonly definition: LocalText;
  readonly unit: Unit;
  /** Which way is better. */
  readonly better: 'higher' | 'lower';
  /** Without any of these it has no value; asked for in this order. */
  readonly wants: readonly FactKind[];
  /** Where the definition comes from. */
  readonly source: string;
  /** Of a ratio: it may be over 1. */
  readonly isOpenEnded?: boolean;
  /** The agreed target is part of what its values mean: under another one they are another series. */
  readonly restsOnTarget?: boolean;
}

/** Answers for one window after the other over the same history. */
export type ComputeWindow = (window: Window, options: ComputeOptions) => Computed;

/** Answers for one period of a series that may not be over yet at `nowMs`. */
export type ComputePeriod = (period: Window, nowMs: number) => Computed;

/** The events behind the figure of one window after the other. */
export type EvidenceOf = (window: Window, options: ComputeOptions) => Evidence;

/** Where a metric is shown by itself: the few on the wall and the tiles of a service, the others where one looks closer. */
export type MetricPlace = 'headline' | 'detail';

/** A metric over deployments, changes and incidents of one service or of all. */
export interface DeliveryMetric extends MetricBase {
  readonly needs: 'deliveries';
  readonly place: MetricPlace;
  compute(facts: DeliveryFacts, window: Window, options: ComputeOptions): Computed;
  /** `compute` for many windows: what does not depend on the window is in the history. */
  readonly createCompute: (history: DeliveryHistory) => ComputeWindow;
  /** What counts, and what is left out: it makes value, n and what was left out of `createCompute` again. */
  readonly createEvidence: (history: DeliveryHistory) => EvidenceOf;
  /** For metrics whose series is not the figure over each period. */
  readonly createPeriodCompute?: (history: DeliveryHistory) => ComputePeriod;
}

/** A metric over the tallies of one objective. */
export interface ObjectiveMetric extends MetricBase {
  readonly needs: 'tallies';
  compute(facts: ObjectiveFacts, window: Window, options: ComputeOptions): Computed;
  /**
   * Judges what was computed by a limit that follows from the agreed target. Metrics without it are judged by the
   * state of their objective.
   *
   * @param window the whole period, also where it still runs
   * @param judgedAtMs whose version judges: the last instant of the period that has been
   */
  judge?(facts: ObjectiveFacts, computed: Computed, window: Window, judgedAtMs: number): Judgement;
}

export type Metric = DeliveryMetric | ObjectiveMetric;

/** States what a metric over tallies is. One file per metric; its line in `registry.ts` makes it known everywhere. */
export const defineObjectiveMetric = (metric: Omit<ObjectiveMetric, 'needs'>): ObjectiveMetric => ({
  ...metric,
  needs: 'tallies',
});

/** States what a metric over deliveries is; known everywhere by its line in `registry.ts`, as above. */
export const defineDeliveryMetric = (metric: Omit<DeliveryMetric, 'needs' | 'compute'>): DeliveryMetric => ({
  ...metric,
  needs: 'deliveries',
  compute: (facts, window, options) => metric.createCompute(historyOf(facts))(window, options),
});
