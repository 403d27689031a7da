import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Incident } from '#shared/facts.ts';
import type { DeliveryHistory } from '#shared/metrics/delivery-history.ts';
import { type MergedHistory, mergeHistories } from '#shared/metrics/merge-histories.ts';
import { Problem } from '#shared/problems.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { LeanDeployment } from '../store/delivery-columns.ts';
import type { Store } from '../store/store.ts';
import { createAnswersTo } from './answers-to.ts';
import { type Answering, answering, causesElsewhere, namesOf } from './causes-elsewhere.ts';
import { createKeptService, type KeptService } from './kept-service.ts';
import { createKnownNames } from './known-names.ts';
import { groupOf, isInScope, isOfMany } from './scope.ts';
import { digestMaker } from './service-digest.ts';

export type HistoriesStore = Pick<Store, 'deliveryColumns' | 'incidents' | 'unshipped' | 'linkCorrections'>;

/** Histories of deliveries, kept in columns and made anew only where something was written. */
export interface Histories {
  /**
   * Of one service, of all with `all`, or of a group with `group:<name>`: the same object as long as nothing was
   * written. Reads what is missing.
   */
  of(service: string): DeliveryHistory;
  /**
   * Reads what `of` would, in turns of a few milliseconds with others in between. Throws the problem `unavailable`
   * once it is closed.
   */
  prepare(service: string): Promise<void>;
  /**
   * Packs those services that were read and have many changes for the next start, in turns. Throws as `prepare`.
   */
  pack(): Promise<void>;
  /** Nothing more is read ahead. */
  close(): void;
}

/** What a service answers to names, kept while neither changes. */
interface Answered {
  readonly deployments: readonly LeanDeployment[];
  readonly names: string;
  readonly answers: Answering;
}

const nowhere: ReadonlyMap<string, readonly Incident[]> = new Map();

export function createHistories(store: HistoriesStore, config: RunningConfig): Histories {
  const { deliveryColumns } = store;
  const services = new Map<string, KeptService>();
  const answered = new Map<string, Answered>();
  const singles = new Map<string, MergedHistory>();
  let names = createKnownNames(deliveryColumns);
  let madeFor = '';
  let maker = '';
  let areAllListed = false;
  let elsewhere = nowhere;
  let merged: MergedHistory | null = null;
  let isMergedOld = true;
  let isClosed = false;

  function keep(name: string): KeptService {
    const { production, services: configured } = config.current();
    const plan = configured.find(({ id }) => id === name)?.releases ?? null;
    const kept = services.get(name) ?? createKeptService(name, { store, production, plan, maker });
    services.set(name, kept);
    return kept;
  }

  /** Begins anew where the configuration says otherwise what production is, or what is planned. */
  function followConfig(): void {
    const { production, services: configured } = config.current();
    const now = JSON.stringify([production, configured.map(({ id, releases }) => [id, releases])]);
    if (now === madeFor) return;
    madeFor = now;
    maker = digestMaker(production);
    services.clear();
    answered.clear();
    areAllListed = false;
    elsewhere = nowhere;
    merged = null;
  }

  /** Takes in what was written since. */
  function follow(): void {
    followConfig();
    const touched = deliveryColumns.take();
    if (touched.size > 0) isMergedOld = true;
    if ([...touched.values()].some(({ deployments }) => deployments === null || deployments.length > 0))
      names = createKnownNames(deliveryColumns);
    for (const [name, what] of touched) {
      if (areAllListed) keep(name);
      services.get(name)?.touch(what);
    }
  }

  function listAll(): void {
    if (areAllListed) return;
    for (const name of [...deliveryColumns.services(), ...config.current().services.map(({ id }) => id)])
      keep(name);
    areAllListed = true;
  }

  const historyOf = (name: string, kept: KeptService, corrections = store.linkCorrections.all()) =>
    kept.history(elsewhere.get(name) ?? [], corrections);

  function answersOf(names: ReadonlySet<string>): Map<string, Answering> {
    const text = JSON.stringify([...names]);
    const answers = new Map<string, Answering>();
    for (const [name, kept] of services) {
      const deployments = kept.deployments();
      const before = answered.get(name);
      const now =
        before?.deployments === deployments && before.names === text
          ? before
          : { deployments, names: text, answers: answering(deliveryColumns, name, deployments, names) };
      answered.set(name, now);
      answers.set(name, now.answers);
    }
    return answers;
  }

  function mergeAll(): MergedHistory {
    listAll();
    if (merged !== null && !isMergedOld) return merged;
    const corrections = store.linkCorrections.all();
    const own = [...services].map(([name, kept]) => historyOf(name, kept, corrections));
    const unknown = own.flatMap(({ unknownCauses }) => unknownCauses);
    elsewhere = causesElsewhere(
      unknown,
      corrections,
      answersOf(namesOf(unknown)),
      (deployment) => services.get(deployment.service)?.has(deployment) ?? false,
      names,
    );
    const histories = [...services].map(([name, kept]) => historyOf(name, kept, corrections));
    merged = mergeHistories(histories, merged);
    isMergedOld = false;
    return merged;
  }

  /** Whether an incident of another service may be caused by one of this service: all have to be known to tell. */
  function mayBeNamedElsewhere(name: string, kept: KeptService): boolean {
    const isCorrected = store.linkCorrections
      .all()
      .some(({ service, deployment }) => service !== name && deployment?.service === name);
    if (isCorrected) return true;
    const answersTo = createAnswersTo(deliveryColumns, name, kept.deployments(), kept.changes());
    return deliveryColumns
      .causeNames()
      .some(
        (cause) =>
          answersTo(cause.toLowerCase()) &&
          deliveryColumns.servicesNaming(cause).some((service) => service !== name),
      );
  }

  function ofOne(name: string): DeliveryHistory {
    const kept = keep(name);
    if (merged === null && mayBeNamedElsewhere(name, kept)) mergeAll();
    if (merged !== null) mergeAll();
    const history = historyOf(name, kept);
    const before = singles.get(name) ?? null;
    if (before?.sources[0] === history) return before;
    const single = mergeHistories([history], before);
    singles.set(name, single);
    return single;
  }

  /** How many wait for one service: what is read for nobody in particular lets them go first. */
  let waitingForOne = 0;

  async function letOthersIn(): Promise<void> {
    await nextTurn();
    if (isClosed) throw new Problem('unavailable', 'The board is being closed.');
  }

  async function prepareOne(name: string, kept: KeptService): Promise<void> {
    while (kept.step()) await letOthersIn();
    historyOf(name, kept);
  }

  /** A change counts once over the group, whatever the others brought before it. */
  function ofGroup(scope: string): DeliveryHistory {
    mergeAll();
    const members = config.current().services.filter((each) => isInScope(scope, each));
    const corrections = store.linkCorrections.all();
    const own = members.map(({ id }) => historyOf(id, keep(id), corrections));
    const before = singles.get(scope) ?? null;
    const isSame =
      before?.sources.length === own.length && own.every((each) => before.sources.includes(each));
    const group = isSame ? before : mergeHistories(own, before);
    singles.set(scope, group);
    return group;
  }

  return {
    of(service) {
      follow();
      if (service === 'all') return mergeAll();
      return groupOf(service) === null ? ofOne(service) : ofGroup(service);
    },
    async prepare(service) {
      follow();
      if (!isOfMany(service) && merged === null) {
        waitingForOne += 1;
        try {
          await prepareOne(service, keep(service));
        } finally {
          waitingForOne -= 1;
        }
        return;
      }
      listAll();
      if (merged !== null && !isMergedOld) return;
      for (const [name, kept] of services) {
        if (kept.isFresh()) continue;
        await prepareOne(name, kept);
        do await letOthersIn();
        while (waitingForOne > 0);
      }
    },
    async pack() {
      for (const kept of [...services.values()]) {
        follow();
        while (kept.step()) await letOthersIn();
        if (kept.pack()) await letOthersIn();
      }
    },
    close() {
      isClosed = true;
    },
  };
}
