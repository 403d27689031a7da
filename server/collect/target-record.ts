import { publicTarget } from '../public-target.ts';
import type { TargetState } from '../store/store.ts';
import type { CollectDeps } from './collect-deps.ts';
import type { Failure } from './failure.ts';

/** What the store knows of one target of one objective, kept up to date attempt by attempt. */
export interface TargetRecord {
  /** Whether the attempt before the one to come succeeded; false before the first. */
  lastSucceeded(): boolean;
  /**
   * @param failure null for a success
   * @param observedCount how many observations such an attempt makes; null leaves it as it was
   */
  note(failure: Failure | null, atMs: number, durationSeconds: number, observedCount?: number | null): void;
}

function nextState(before: TargetState | null, now: Omit<TargetState, 'lastOkAtMs'>): TargetState {
  const lastOkAtMs = now.reason === null ? now.lastAttemptAtMs : (before?.lastOkAtMs ?? null);
  return { ...now, lastOkAtMs };
}

export function createTargetRecord(
  { store, log }: Pick<CollectDeps, 'store' | 'log'>,
  sliId: number,
  target: string,
): TargetRecord {
  const stored = store.targets.of(sliId).find((state) => state.target === target);
  let state: TargetState | null = stored ?? null;

  function logTurn(failure: Failure | null): void {
    const reasonBefore = state?.reason ?? null;
    if (failure !== null && failure.reason !== reasonBefore) {
      log.warn({ target: publicTarget(target), reason: failure.reason }, `not answering: ${failure.message}`);
    }
    if (failure === null && reasonBefore !== null)
      log.info({ target: publicTarget(target) }, 'answering again');
  }

  return {
    lastSucceeded: () => state?.failuresInARow === 0,
    note(failure, atMs, durationSeconds, observedCount) {
      logTurn(failure);
      state = nextState(state, {
        sliId,
        target,
        lastAttemptAtMs: atMs,
        failuresInARow: failure === null ? 0 : (state?.failuresInARow ?? 0) + 1,
        failingSinceMs: failure === null ? null : (state?.failingSinceMs ?? atMs),
        reason: failure?.reason ?? null,
        detail: failure?.message ?? null,
        durationSeconds,
        observedCount: observedCount ?? state?.observedCount ?? null,
      });
      store.targets.set(state);
    },
  };
}
