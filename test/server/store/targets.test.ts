import { describe, expect, it } from 'vitest';
import type { TargetState } from '../../../server/store/store.ts';
import { targetKey } from '../../../server/store/target-key.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);

function state(sliId: number, target: string, failuresInARow = 0): TargetState {
  const isFailing = failuresInARow > 0;
  return {
    sliId,
    target,
    lastAttemptAtMs: NOW,
    lastOkAtMs: isFailing ? null : NOW,
    failuresInARow,
    failingSinceMs: isFailing ? NOW - 1 : null,
    reason: isFailing ? 'refused' : null,
    detail: isFailing ? 'connection refused' : null,
    durationSeconds: 0.25,
    observedCount: null,
  };
}

describe('target states', () => {
  it('are announced at first, and when the reason or the second failure comes or goes, not at each attempt', () => {
    const store = openAt(temporaryFolder(), NOW);
    const sli = store.tallies.sliId('shop', 'up');
    const announced = [0, 0, 1, 2, 3, 0, 0].map((failures) => {
      const before = store.changeNumber();
      store.targets.set(state(sli, 'a', failures));
      return store.changeNumber() - before;
    });
    // Good again says nothing; the first failure has a reason, the second is the mark, the third none.
    expect(announced).toEqual([1, 0, 1, 1, 0, 1, 0]);
  });

  it('are announced when a page has another number of series to observe', () => {
    const store = openAt(temporaryFolder(), NOW);
    const sli = store.tallies.sliId('shop', 'gauge');
    store.targets.set(state(sli, 'a'));
    const before = store.changeNumber();
    store.targets.set({ ...state(sli, 'a'), observedCount: 4 });
    expect(store.changeNumber()).toBe(before + 1);
  });

  it('are announced when a target is asked again after a restart, though it fails as before', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    const sli = store.tallies.sliId('shop', 'up');
    store.targets.set(state(sli, 'a', 2));
    store.close();
    const again = openAt(folder, NOW + 1);
    const before = again.changeNumber();
    again.targets.set(state(sli, 'a', 3));
    expect(again.changeNumber()).toBe(before + 1);
  });

  it('come back after a restart, without the ones that are no longer named', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    const sli = store.tallies.sliId('shop', 'up');
    for (const target of ['a', 'b', 'c']) store.targets.set(state(sli, target, 2));
    store.tallies.flush();
    store.targets.keepOnly(new Set([targetKey(sli, 'a'), targetKey(sli, 'c')]));
    expect(store.targets.all().map(({ target }) => target)).toEqual(['a', 'c']);
    store.targets.set({ ...state(sli, 'c'), observedCount: 3 });
    store.close();
    const after = openAt(folder, NOW).targets.all();
    expect(after).toEqual([state(sli, 'a', 2), { ...state(sli, 'c'), observedCount: 3 }]);
  });
});
