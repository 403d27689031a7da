import { type JsonObject, pick, textOf, timeOf } from '../../code-host/pick.ts';
import type { BackfillPart } from '../backfill-part.ts';
import { type GitlabProject, labelsOf } from './project.ts';

const fields = ['id', 'iid', 'title', 'source_branch', 'target_branch', 'state', 'created_at'];

/** As the event of the merge has it, which is the one that says when that was. */
const bodyOf = (found: JsonObject): JsonObject => ({
  ...pick(found, [...fields, 'merge_commit_sha', 'squash_commit_sha']),
  action: 'merge',
  updated_at: textOf(found, 'merged_at'),
  last_commit: { id: textOf(found, 'sha') },
  labels: labelsOf(found.labels),
  url: textOf(found, 'web_url'),
});

/** Merge requests that were merged. */
export const mergeRequestsPart = ({ question: { sinceMs }, url, told }: GitlabProject): BackfillPart => ({
  name: 'merge requests',
  firstPage: url('/merge_requests', { state: 'merged', scope: 'all', order_by: 'updated_at', sort: 'desc' }),
  async read(objects, memory) {
    const isOlder = (found: JsonObject) => sinceMs !== null && (timeOf(found, 'updated_at') ?? 0) < sinceMs;
    const items = objects
      .filter((found) => textOf(found, 'merged_at') !== null && !isOlder(found))
      .map((found) =>
        told('merge_request', [textOf(found, 'iid'), textOf(found, 'updated_at')], {
          object_attributes: bodyOf(found),
        }),
      );
    return { items, memory, isEnd: objects.some(isOlder) };
  },
});
