import type { DeploymentKey, Incident, LinkCorrection, UnshippedChange } from '#shared/facts.ts';
import type { CarriedColumns } from '#shared/metrics/change-columns.ts';
import { type FindChange, nameChanges } from '#shared/metrics/change-names.ts';
import { deliveredBy, deploymentColumns, placeLinks } from '#shared/metrics/delivered-by.ts';
import type { ServiceHistory } from '#shared/metrics/delivery-history.ts';
import {
  deploymentKey,
  mergeOrdered,
  orderDeployments,
  placesOf,
} from '#shared/metrics/deployment-history.ts';
import { failureLinks } from '#shared/metrics/failure-links.ts';
import { orderIncidents } from '#shared/metrics/incident-history.ts';
import type { LinkedChange } from '#shared/metrics/linked-deployment.ts';
import { createRollBacks, type RollBack } from '#shared/metrics/roll-back.ts';
import { spliceColumns } from '#shared/metrics/splice-columns.ts';
import type { ReleasePlan } from '#shared/release-plan.ts';
import type { ChangeRow, LeanDeployment } from '../store/delivery-columns.ts';
import type { Touched } from '../store/delivery-touches.ts';
import type { Store } from '../store/store.ts';
import { linkChanges } from './link-changes.ts';
import { type ReadResult, readDeliveries } from './read-deliveries.ts';
import { createRowReader, packDeliveries, type ReadDeliveries } from './service-digest.ts';

/** So many deployments are read again in one go. */
const SLICE_DEPLOYMENTS = 256;

/** Under so many changes the rows are read as soon. */
const WORTH_PACKING = 2_000;
/** What is packed may lack so many deployments, or such a part of them, before it is packed again. */
const GAPS = 256;
const GAPS_PART = 0.02;

/** What is known of one service, in columns, and made anew only where it was written about. */
export interface KeptService {
  /** Reads it, a few milliseconds' worth at each step; returns whether there is more to do. */
  step(): boolean;
  /** Whether nothing has to be read or linked again. */
  isFresh(): boolean;
  /** Notes what was written about it. */
  touch(touched: Touched): void;
  /** Its deployments, oldest first. Reads what is not read yet. */
  deployments(): readonly LeanDeployment[];
  /** What they carried. */
  changes(): CarriedColumns;
  /** Whether a deployment is one of them. */
  has(deployment: DeploymentKey): boolean;
  /**
   * Its history. The same object as before where nothing was written about it.
   *
   * @param elsewhere incidents of other services that name a deployment of this one
   */
  history(elsewhere: readonly Incident[], corrections: readonly LinkCorrection[]): ServiceHistory;
  /**
   * Packs it for the next start, where it is up to date and that saves time. Returns whether it did.
   *
   * @param isForced also where it saves little
   */
  pack(isForced?: boolean): boolean;
}

export interface KeptServiceDeps {
  readonly store: Pick<Store, 'deliveryColumns' | 'incidents' | 'unshipped'>;
  readonly production: readonly string[];
  readonly plan: ReleasePlan | null;
  /** `digestMaker` of these environments. */
  readonly maker: string;
}

/** Everything of deployments that does not depend on incidents. */
interface Carried {
  readonly ordered: readonly LeanDeployment[];
  readonly takenBack: readonly RollBack<LeanDeployment>[];
  readonly deployments: ServiceHistory['deployments'];
  readonly changes: ServiceHistory['changes'];
  /** Those that take another back or were picked from another. */
  readonly marked: readonly LinkedChange[];
}

/** What does not depend on deployments. */
interface Others {
  readonly incidents: readonly Incident[];
  readonly unshipped: readonly UnshippedChange[];
  readonly isUnshippedKnown: boolean;
}

const keyOf = ({ service, environment, id }: DeploymentKey): string =>
  deploymentKey(service, environment, id);

/**
 * Where what each deployment carried stands now: its place before, or `~place` among the fresh ones.
 *
 * @param staying places before of those that are not fresh
 */
function sourcesOf(
  ordered: readonly LeanDeployment[],
  fresh: readonly LeanDeployment[],
  staying: readonly number[],
): Int32Array {
  let freshCount = 0;
  let stayingCount = 0;
  return Int32Array.from(ordered, (each) => {
    if (each === fresh[freshCount]) {
      freshCount += 1;
      return ~(freshCount - 1);
    }
    stayingCount += 1;
    return staying[stayingCount - 1] ?? 0;
  });
}

export function createKeptService(service: string, deps: KeptServiceDeps): KeptService {
  const { store, production, plan, maker } = deps;
  const { deliveryColumns } = store;
  const rollBacksOf = createRollBacks<LeanDeployment>();
  let carried: Carried | null = null;
  let others: Others | null = null;
  let reading: Generator<undefined, ReadResult> | null = null;
  let isPacked = false;
  /** Written since; null for too much to name. */
  let written: Map<string, DeploymentKey> | null = new Map();
  let made: { history: ServiceHistory; elsewhere: string } | null = null;

  /** Names of changes are asked for where a receipt shows them: the deployment is looked at again. */
  const findIn = (ordered: readonly LeanDeployment[]): FindChange => {
    // A page names many changes of one deployment, one after the other: a large one is not read anew for each.
    let last: { readonly place: number; readonly rows: readonly ChangeRow[] } | null = null;
    const rowsAt = (place: number): readonly ChangeRow[] => {
      if (last?.place === place) return last.rows;
      const deployment = ordered[place];
      // As the columns have them: the older commit first, ties as they are stored.
      const rows = deployment === undefined ? [] : deliveryColumns.changesOf(deployment);
      last = { place, rows: rows.toSorted((a, b) => a[4] - b[4]) };
      return last.rows;
    };
    return (place, nth) => {
      const row = rowsAt(place)[nth];
      return row === undefined ? undefined : { repository: row[2], sha: row[3] };
    };
  };

  function toCarried({ ordered, columns, marked }: ReadDeliveries): Carried {
    const takenBack = rollBacksOf(ordered);
    const deployments = deploymentColumns(service, ordered, takenBack);
    const changes = deliveredBy(service, deployments, nameChanges(columns, findIn(ordered)));
    return { ordered, takenBack, deployments, changes, marked };
  }

  /** Only what was written is read again; the rest is moved to where it stands now. */
  function renew(before: Carried, keys: ReadonlyMap<string, DeploymentKey>): Carried {
    const fresh = orderDeployments(
      [...keys.values()].flatMap((key) => deliveryColumns.deployment(key, production) ?? []),
    );
    const freshPlaces = placesOf(fresh);
    const reader = createRowReader(
      service,
      Float64Array.from(fresh, (each) => each.finishedAtMs),
      (environment, id) => freshPlaces.get(deploymentKey(service, environment, id)),
    );
    for (const deployment of fresh) reader.read(deliveryColumns.changesOf(deployment));
    const { columns, marked } = reader.finish();
    const stillMarked = before.marked.filter(
      (change) => !keys.has(deploymentKey(service, change.environment, change.deploymentId)),
    );
    const writtenIds = new Set(Array.from(keys.values(), ({ id }) => id));
    const stays = (each: LeanDeployment) => !writtenIds.has(each.id) || !keys.has(keyOf(each));
    const staying = before.ordered.flatMap((each, place) => (stays(each) ? [place] : []));
    const ordered = mergeOrdered(before.ordered.filter(stays), fresh);
    return toCarried({
      ordered,
      columns: spliceColumns(before.changes, columns, sourcesOf(ordered, fresh, staying)),
      marked: [...stillMarked, ...marked],
    });
  }

  const isUpToDate = (): boolean => carried !== null && written !== null && written.size === 0;

  function step(): boolean {
    if (isUpToDate()) return false;
    if (carried !== null && written !== null) {
      const some = new Map([...written].slice(0, SLICE_DEPLOYMENTS));
      carried = renew(carried, some);
      for (const key of some.keys()) written.delete(key);
      made = null;
      return written.size > 0;
    }
    if (written === null) {
      reading = null;
      carried = null;
      written = new Map();
    }
    reading ??= readDeliveries({ columns: deliveryColumns, service, production, maker });
    const { done, value } = reading.next();
    if (!done) return true;
    reading = null;
    made = null;
    isPacked = value.isPacked;
    carried = toCarried(value.deliveries);
    for (const key of value.gaps) written.set(keyOf(key), key);
    return written.size > 0;
  }

  function read(): Carried {
    while (step());
    if (carried === null) throw new TypeError('what was read is there');
    return carried;
  }

  const readOthers = (): Others => ({
    incidents: orderIncidents(store.incidents.all(service)),
    unshipped: store.unshipped.facts(service),
    isUnshippedKnown: store.unshipped.knownServices().includes(service),
  });

  return {
    step,
    isFresh: () => isUpToDate() && made !== null,
    touch(touched) {
      if (touched.others) {
        others = null;
        made = null;
      }
      if (touched.deployments === null) written = null;
      else for (const key of touched.deployments) written?.set(keyOf(key), key);
    },
    deployments: () => read().ordered,
    changes: () => read().changes,
    has: ({ environment, id }) =>
      read().ordered.some((each) => each.id === id && each.environment === environment),
    history(elsewhere, corrections) {
      const { ordered, takenBack, deployments, changes, marked } = read();
      const named = JSON.stringify(elsewhere);
      if (made !== null && made.elsewhere === named) return made.history;
      others ??= readOthers();
      const { incidents, unshipped, isUnshippedKnown } = others;
      const found = failureLinks({
        deployments: ordered,
        rollBacks: takenBack,
        changes: linkChanges(deliveryColumns, service, marked, [...incidents, ...elsewhere]),
        incidents,
        incidentsElsewhere: elsewhere,
        corrections,
      });
      const history: ServiceHistory = {
        service,
        deployments,
        changes,
        links: placeLinks(deployments, found),
        unknownCauses: found.unknownCauses,
        incidentsElsewhere: elsewhere,
        incidents,
        unshipped,
        isUnshippedKnown,
        plan,
      };
      made = { history, elsewhere: named };
      return history;
    },
    pack(isForced = false) {
      if (carried === null || !isUpToDate()) return false;
      const { ordered, changes, marked } = carried;
      const mayLack = Math.max(GAPS, GAPS_PART * ordered.length);
      const isWorthIt =
        changes.leadMs.length >= WORTH_PACKING &&
        (!isPacked || deliveryColumns.digestGaps(service, mayLack + 1).length > mayLack);
      if (!isForced && !isWorthIt) return false;
      deliveryColumns.keepDigest(service, maker, packDeliveries({ ordered, columns: changes, marked }));
      isPacked = true;
      return true;
    },
  };
}
