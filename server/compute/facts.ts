import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { BaselineDecision, Note } from '#shared/facts.ts';
import type { ComputeWindow, DeliveryMetric, ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import type { DeliveryHistory } from '#shared/metrics/delivery-history.ts';
import type { PeriodBook } from '#shared/metrics/delivery-series.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { Noun, Store } from '../store/store.ts';
import { createHistories } from './histories.ts';
import { createKeptPoints } from './kept-points.ts';
import { notAnsweringTarget } from './not-answering.ts';
import { specOf } from './spec.ts';
import { createWatchedEpisodes } from './watched-episodes.ts';

/** Loads facts for the pure calculations, and keeps those that seldom change. */
export interface Facts {
  objective(service: ServiceConfig, objective: ObjectiveConfig): ObjectiveFacts;
  /** The deliveries of one service, or of all with `all`. */
  history(service: string): DeliveryHistory;
  /** Reads what `history` would, in short turns, so that nobody else has to wait. */
  prepare(service: string): Promise<void>;
  /** Packs what was read for the next start, in short turns. */
  pack(): Promise<void>;
  /** Nothing more is prepared. */
  close(): void;
  /** Answers for a metric over what `history` answers: made once for each history. */
  compute(service: string, metric: DeliveryMetric): ComputeWindow;
  /** What was computed for periods that are over, of a metric over what `history` answered. */
  periods(service: string, metric: string, history: DeliveryHistory): PeriodBook;
  versions(): readonly AgreementVersion[];
  /** What the team wrote on its time line, oldest first. */
  notes(): readonly Note[];
  /** What people said of proposed usual ranges. */
  decisions(): readonly BaselineDecision[];
  /** Moves when a delivery, an incident or the configuration changes. */
  deliveriesNumber(): number;
}

/** Facts for one question: what is known of an objective is looked up once, however many periods are asked about. */
export function objectivesOnce(facts: Facts): Facts {
  const known = new Map<ObjectiveConfig, ObjectiveFacts>();
  return {
    ...facts,
    objective: (service, objective) => {
      const found = known.get(objective) ?? facts.objective(service, objective);
      known.set(objective, found);
      return found;
    },
  };
}

const deliveryNouns: readonly Noun[] = ['deployments', 'incidents', 'config', 'agreement'];

export function createFacts(store: Store, config: RunningConfig): Facts {
  const histories = createHistories(store, config);
  const points = createKeptPoints();
  const watched = createWatchedEpisodes(store, config);
  let number = 0;
  let versions: readonly AgreementVersion[] | null = null;
  let notes: readonly Note[] | null = null;
  let decisions: readonly BaselineDecision[] | null = null;
  store.onChange((nouns) => {
    if (nouns.has('agreement')) versions = null;
    if (nouns.has('notes')) {
      notes = null;
      decisions = null;
    }
    if (deliveryNouns.some((noun) => nouns.has(noun))) number += 1;
  });

  const readVersions = (): readonly AgreementVersion[] => {
    versions ??= store.agreements.versions();
    return versions;
  };
  /** By history: what is made of one goes with it. */
  const computes = new WeakMap<DeliveryHistory, Map<string, ComputeWindow>>();
  const compute = (service: string, metric: DeliveryMetric): ComputeWindow => {
    const history = histories.of(service);
    const known = computes.get(history) ?? new Map<string, ComputeWindow>();
    computes.set(history, known);
    const made = known.get(metric.id) ?? metric.createCompute(history);
    known.set(metric.id, made);
    return made;
  };
  return {
    versions: readVersions,
    notes: () => {
      notes ??= store.notes.all();
      return notes;
    },
    decisions: () => {
      decisions ??= store.notes.decisions();
      return decisions;
    },
    compute,
    deliveriesNumber: () => number,
    objective: (service, objective) => {
      const sliId = store.tallies.sliId(service.id, objective.id);
      const targets = store.targets.of(sliId);
      const outages = store.collector.allOutages();
      return {
        spec: specOf(service, objective, targets),
        tallies: store.tallies.lookup(sliId),
        versions: readVersions(),
        outages,
        failingSinceMs: notAnsweringTarget(targets, outages)?.failingSinceMs ?? null,
        ...watched(service, objective, readVersions()),
      };
    },
    history: histories.of,
    prepare: histories.prepare,
    pack: histories.pack,
    close: histories.close,
    periods: points.of,
  };
}
