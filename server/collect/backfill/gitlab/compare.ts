import { isRecord, type JsonObject, objectsOf, textOf } from '../../code-host/pick.ts';
import type { ToldItem } from '../backfill-part.ts';
import { type HostClient, HostRefusal } from '../host-client.ts';
import type { GitlabProject } from './project.ts';

const toCommit = (found: JsonObject): JsonObject => ({
  id: textOf(found, 'id'),
  timestamp: textOf(found, 'committed_date'),
  message: textOf(found, 'message'),
  ...(Array.isArray(found.parent_ids) ? { parents: found.parent_ids.length } : {}),
});

/**
 * The commits between two deployments, as a delivery of the kind `compare`, which GitLab itself has not. Null where
 * GitLab cannot compare them: a commit is gone, or was never there.
 *
 * @param before what ran before, outside the range
 */
export const toldRange = async (
  { url, told }: GitlabProject,
  client: HostClient,
  before: string,
  after: string,
): Promise<ToldItem | null> => {
  try {
    const { body } = await client.page(url('/repository/compare', { from: before, to: after }));
    const compared = isRecord(body) ? body : {};
    const commits = objectsOf(compared.commits).map(toCommit);
    const isWhole = compared.compare_timeout !== true;
    return told('compare', [before, after], { before, after, is_whole: isWhole, commits });
  } catch (error) {
    if (error instanceof HostRefusal && (error.status === 404 || error.status === 400)) return null;
    throw error;
  }
};
