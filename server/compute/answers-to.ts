import type { CarriedColumns } from '#shared/metrics/change-columns.ts';
import { createKeyTable } from '#shared/metrics/key-table.ts';
import { isShaLike } from '#shared/metrics/sha-match.ts';
import { writeTextKey } from '#shared/text-key.ts';
import type { DeliveryColumnStore, LeanDeployment } from '../store/delivery-columns.ts';

/** Digits of a whole sha: what is shorter may be the beginning of one. */
const WHOLE = 40;

/**
 * Makes what says whether a service may answer to a name that an incident gives its cause: by an id, a version, a commit
 * or a change of its deployments. It asks the store about beginnings of commits alone.
 */
export function createAnswersTo(
  columns: Pick<DeliveryColumnStore, 'changesNamed'>,
  service: string,
  deployments: readonly LeanDeployment[],
  { keys, repositories }: CarriedColumns,
): (name: string) => boolean {
  const names = new Set<string>();
  const note = (name: string | null): void => {
    if (name !== null) names.add(name.toLowerCase());
  };
  const commits: string[] = [];
  for (const { id, version, sha } of deployments) {
    note(id);
    note(version);
    note(sha);
    if (sha !== null) commits.push(sha.toLowerCase());
  }
  const changes = createKeyTable(keys.length / 2, (holder, half) => keys[2 * holder + half] ?? 0);
  for (let index = 0; 2 * index < keys.length; index += 1)
    changes.claim(keys[2 * index] ?? 0, keys[2 * index + 1] ?? 0, index);
  const key = new Uint32Array(2);
  const isChange = (sha: string): boolean =>
    [...repositories].some((repository) => {
      writeTextKey(key, 0, repository, sha);
      return changes.find(key[0] ?? 0, key[1] ?? 0) !== null;
    });
  return (name) => {
    if (names.has(name) || isChange(name)) return true;
    if (!isShaLike(name) || name.length >= WHOLE) return false;
    return (
      commits.some((commit) => commit.startsWith(name)) ||
      columns.changesNamed(service, name, true).length > 0
    );
  };
}
