import type { DeploymentKey } from '#shared/facts.ts';
import { deploymentKey, orderDeployments, placesOf } from '#shared/metrics/deployment-history.ts';
import type {
  ChangeRow,
  DeliveryColumnStore,
  DeploymentPage,
  LeanDeployment,
} from '../store/delivery-columns.ts';
import { createRowReader, type ReadDeliveries, unpackDeliveries } from './service-digest.ts';

/** So many rows are read in one go: a few milliseconds, where the disk is not asked for each. */
const SLICE_ROWS = 1_000;
/** Where more deployments than these were written since, all is read from the rows again. */
const MOST_GAPS = 4_096;

export interface DeliveriesSource {
  readonly columns: DeliveryColumnStore;
  readonly service: string;
  readonly production: readonly string[];
  /** `digestMaker` of these environments. */
  readonly maker: string;
}

/** What was read, and what of it was written after it was packed. */
export interface ReadResult {
  readonly deliveries: ReadDeliveries;
  readonly gaps: readonly DeploymentKey[];
  readonly isPacked: boolean;
}

function readPacked({ columns, service, maker }: DeliveriesSource): ReadResult | null {
  const packed = columns.digest(service, maker);
  if (packed === null) return null;
  const gaps = columns.digestGaps(service, MOST_GAPS + 1);
  const deliveries = gaps.length > MOST_GAPS ? null : unpackDeliveries(service, packed);
  return deliveries === null ? null : { deliveries, gaps, isPacked: true };
}

function* readDeployments(source: DeliveriesSource): Generator<undefined, LeanDeployment[]> {
  const { columns, service, production } = source;
  const found: LeanDeployment[] = [];
  let page: DeploymentPage | null = null;
  do {
    page = columns.deployments(service, production, page?.next ?? null, SLICE_ROWS);
    found.push(...page.deployments);
    yield;
  } while (page.next !== null);
  return orderDeployments(found);
}

/** Reads a service's deployments and what they carried, a few milliseconds' worth at each turn. */
export function* readDeliveries(source: DeliveriesSource): Generator<undefined, ReadResult> {
  const packed = readPacked(source);
  if (packed !== null) return packed;
  const { columns, service } = source;
  const ordered = yield* readDeployments(source);
  const places = placesOf(ordered);
  const reader = createRowReader(
    service,
    Float64Array.from(ordered, (each) => each.finishedAtMs),
    (environment, id) => places.get(deploymentKey(service, environment, id)),
  );
  let rows: readonly ChangeRow[] = [];
  do {
    rows = columns.changes(service, rows.at(-1) ?? null, SLICE_ROWS);
    reader.read(rows);
    yield;
  } while (rows.length === SLICE_ROWS);
  return { deliveries: { ordered, ...reader.finish() }, gaps: [], isPacked: false };
}
