import type { LeftOut } from '../figure.ts';
import type { Span } from '../time.ts';
import { type ChangeFate, changeFates } from './change-fates.ts';
import {
  type DeliveryHistory,
  placeOfChange,
  placesWithin,
  type ServiceHistory,
} from './delivery-history.ts';
import { ITEM_LIMIT } from './left-out.ts';
import { leftOutFirst, type Nameable } from './left-out-places.ts';

/** The changes that deployments of a span brought: `[from, to)` of a service's change columns. */
export interface ChangeStretch {
  readonly service: ServiceHistory;
  readonly from: number;
  readonly to: number;
}

/** Every change that the deployments of a span carried, service by service. */
export function changesWithin({ services }: DeliveryHistory, span: Span): ChangeStretch[] {
  return services.map((service) => {
    const { from, to } = placesWithin(service, span);
    const { offsets } = service.changes;
    return { service, from: offsets[from] ?? 0, to: offsets[to] ?? 0 };
  });
}

/** Lead times of the changes that count, in no order: each once, at the first deployment that contains it. */
export function leadTimesMs(stretches: readonly ChangeStretch[]): Float64Array {
  let room = 0;
  for (const { from, to } of stretches) room += to - from;
  const leads = new Float64Array(room);
  let count = 0;
  for (const { service, from, to } of stretches) {
    const { fates, leadMs } = service.changes;
    for (let index = from; index < to; index += 1) {
      if (fates[index] !== changeFates.counted) continue;
      leads[count] = leadMs[index] ?? 0;
      count += 1;
    }
  }
  return leads.subarray(0, count);
}

/** Lengths of one part of the changes that count, in no order, where it is known. */
export function partsMs(
  stretches: readonly ChangeStretch[],
  part: 'codingMs' | 'reviewMs' | 'shippingMs',
): Float64Array {
  let room = 0;
  for (const { service, from, to } of stretches) if (service.changes.parts !== null) room += to - from;
  const lengths = new Float64Array(room);
  let count = 0;
  for (const { service, from, to } of stretches) {
    const { fates, parts } = service.changes;
    if (parts === null) continue;
    for (let index = from; index < to; index += 1) {
      const length = parts[part][index] ?? Number.NaN;
      if (fates[index] !== changeFates.counted || Number.isNaN(length)) continue;
      lengths[count] = length;
      count += 1;
    }
  }
  return lengths.subarray(0, count);
}

/** What was left out, in the order in which a receipt says it. */
const listed: readonly ChangeFate[] = [
  'baseline',
  'merge',
  'roll-back',
  're-deployment',
  'negative',
  'cherry-pick',
];

/** Changes that do not count, with the reason; the first of each reason are named. */
export function changesLeftOut(stretches: readonly ChangeStretch[]): LeftOut[] {
  const counts = new Float64Array(Object.keys(changeFates).length);
  const first = new Map<number, Nameable[]>(listed.map((reason) => [changeFates[reason], []]));
  for (const { service, from, to } of stretches) {
    const { fates } = service.changes;
    const named = new Uint8Array(counts.length);
    for (let index = from; index < to; index += 1) {
      const fate = fates[index] ?? 0;
      if (fate === changeFates.counted) continue;
      counts[fate] = (counts[fate] ?? 0) + 1;
      if ((named[fate] ?? 0) >= ITEM_LIMIT) continue;
      named[fate] = (named[fate] ?? 0) + 1;
      first.get(fate)?.push(nameableAt(service, index));
    }
  }
  return listed.flatMap((reason) => {
    const fate = changeFates[reason];
    return leftOutFirst(reason, counts[fate] ?? 0, first.get(fate) ?? []);
  });
}

const nameableAt = (service: ServiceHistory, index: number): Nameable => ({
  atMs: service.deployments.finishedAtMs[placeOfChange(service, index)] ?? 0,
  name: () => service.changes.shaAt(index),
});
