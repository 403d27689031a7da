import { type Carriers, type Carrying, carriersOf } from './carriers.ts';
import { changeFates } from './change-fates.ts';
import { deploymentMarks } from './deployment-marks.ts';
import { createKeyTable, type KeyTable } from './key-table.ts';

function ownFate(isMerge: boolean, place: number, mark: number, leadMs: number): number {
  if (isMerge) return changeFates.merge;
  if (place === 0) return changeFates.baseline;
  if ((mark & deploymentMarks.rollBack) !== 0) return changeFates['roll-back'];
  if ((mark & deploymentMarks.redeployment) !== 0) return changeFates['re-deployment'];
  return leadMs < 0 ? changeFates.negative : changeFates.counted;
}

/** What each change would be if no other deployment had carried it. The first deployment of all is the baseline. */
function ownFates({ marks, changes: { offsets, leadMs, merges } }: Carrying): Uint8Array {
  const fates = new Uint8Array(leadMs.length);
  for (let place = 0; place < marks.length; place += 1) {
    const mark = marks[place] ?? 0;
    const end = offsets[place + 1] ?? 0;
    for (let index = offsets[place] ?? 0; index < end; index += 1)
      fates[index] = ownFate(merges[index] === 1, place, mark, leadMs[index] ?? 0);
  }
  return fates;
}

/** Finds who brought each change first. Those that did not are handed to `repeat`. */
function claimFirst(carriers: Carriers, repeat: (holder: number) => void): KeyTable {
  const { count, keys, isBefore } = carriers;
  const table = createKeyTable(count, (holder, half) => keys[2 * holder + half] ?? 0);
  for (let holder = 0; holder < count; holder += 1) {
    const high = keys[2 * holder] ?? 0;
    const low = keys[2 * holder + 1] ?? 0;
    const present = table.claim(high, low, holder);
    if (present === holder) continue;
    if (isBefore(holder, present)) {
      table.replace(high, low, holder);
      repeat(present);
    } else repeat(holder);
  }
  return table;
}

/** A commit by its two numbers. */
type Key = readonly [high: number, low: number];

/** Commits that were picked from one another, directly or over others: each group by the names of its keys. */
function pickedTogether({ members, begins, keys }: Carriers): Iterable<ReadonlyMap<string, Key>> {
  const groups = new Map<string, Map<string, Key>>();
  const groupOf = (name: string, key: Key) => groups.get(name) ?? new Map([[name, key]]);
  for (const [member, { changes }] of members.entries()) {
    for (const { index, high, low } of changes.origins) {
      const at = 2 * ((begins[member] ?? 0) + index);
      const own: Key = [keys[at] ?? 0, keys[at + 1] ?? 0];
      const group = groupOf(own.join(' '), own);
      const origins = groupOf(`${high} ${low}`, [high, low]);
      const [large, small] = group.size < origins.size ? [origins, group] : [group, origins];
      for (const [name, key] of small) large.set(name, key);
      for (const name of [own.join(' '), `${high} ${low}`, ...small.keys()]) groups.set(name, large);
    }
  }
  return new Set(groups.values());
}

/** Fates by the numbers of changes. */
interface FateBook {
  get(holder: number): number;
  set(holder: number, fate: number): void;
}

const mayBePicked: readonly number[] = [changeFates.counted, changeFates.negative];

/** Of a commit and its cherry-picks, and theirs, the first in production counts; merges are no changes at all. */
function leaveOutPicks(carriers: Carriers, table: KeyTable, fates: FateBook): void {
  for (const group of pickedTogether(carriers)) {
    const first = [...group.values()].flatMap(([high, low]) => table.find(high, low) ?? []);
    const candidates = first.filter((holder) => fates.get(holder) !== changeFates.merge);
    const [, ...later] = candidates.sort((a, b) => (carriers.isBefore(a, b) ? -1 : 1));
    for (const holder of later)
      if (mayBePicked.includes(fates.get(holder))) fates.set(holder, changeFates['cherry-pick']);
  }
}

/**
 * The fate of every change that the deployments of some services carried, service by service: one of `changeFates`.
 * Each change counts once over all of them, at the first deployment that contains it; a roll-back or a
 * re-deployment is that only where nothing else ever carried it. A commit, its cherry-pick and the pick of that are one change.
 *
 * @see METRICS.md §3, Lead time for changes
 */
export function deliveredOnce(members: readonly Carrying[]): Uint8Array[] {
  const carriers = carriersOf(members);
  const fates = members.map(ownFates);
  const book: FateBook = {
    get(holder) {
      const member = carriers.memberOf(holder);
      return fates[member]?.[holder - (carriers.begins[member] ?? 0)] ?? changeFates.counted;
    },
    set(holder, fate) {
      const member = carriers.memberOf(holder);
      const own = fates[member];
      if (own !== undefined) own[holder - (carriers.begins[member] ?? 0)] = fate;
    },
  };
  const table = claimFirst(carriers, (holder) => book.set(holder, changeFates.repeated));
  leaveOutPicks(carriers, table, book);
  return fates;
}
