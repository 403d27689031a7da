import { isRecord, type JsonObject, objectsOf, textOf } from '../../code-host/pick.ts';
import type { ToldItem } from '../backfill-part.ts';
import { type HostClient, HostRefusal } from '../host-client.ts';
import type { GithubRepository } from './repository.ts';

const toCommit = (found: JsonObject): JsonObject => {
  const commit = isRecord(found.commit) ? found.commit : {};
  return {
    id: textOf(found, 'sha'),
    timestamp: textOf(commit.committer, 'date'),
    message: textOf(commit, 'message'),
    parents: objectsOf(found.parents).length,
  };
};

/**
 * The commits between two deployments, as a delivery of the event `compare`, which GitHub itself has not. Null where
 * GitHub cannot compare them: a commit is gone, or was never there.
 *
 * @param before what ran before, outside the range
 */
export const toldRange = async (
  { url, told }: GithubRepository,
  client: HostClient,
  before: string,
  after: string,
): Promise<ToldItem | null> => {
  const commits: JsonObject[] = [];
  let total = 0;
  try {
    let next: string | null = url(`/compare/${encodeURIComponent(before)}...${encodeURIComponent(after)}`);
    while (next !== null) {
      const page = await client.page(next);
      const body = isRecord(page.body) ? page.body : {};
      total = Number(textOf(body, 'total_commits') ?? 0);
      commits.push(...objectsOf(body.commits).map(toCommit));
      next = page.next;
    }
  } catch (error) {
    if (error instanceof HostRefusal && (error.status === 404 || error.status === 422)) return null;
    throw error;
  }
  const isWhole = commits.length === total;
  return told('compare', [before, after], { before, after, is_whole: isWhole, commits });
};
