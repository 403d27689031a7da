import { limitOf } from './in-force.ts';
import type { AgreementVersion } from './version.ts';

/**
 * When versions changed the limit or the window of an objective, epoch ms, oldest first: from then on a budget is
 * another one. A version that says the same again changes nothing.
 *
 * @param versions the ledger, oldest first
 * @example targetChanges([v1, v2, v3], 'checkout', 'availability') // [v2.effectiveFromMs]
 */
export const targetChanges = (versions: readonly AgreementVersion[], service: string, id: string): number[] =>
  versions.slice(1).flatMap((version, at) => {
    const before = versions[at];
    const [old, own] = [
      before === undefined ? null : limitOf(before, service, id),
      limitOf(version, service, id),
    ];
    const isSame =
      old?.limit.kind === own?.limit.kind &&
      old?.limit.value === own?.limit.value &&
      old?.window === own?.window;
    return isSame ? [] : [version.effectiveFromMs];
  });
