import { type JsonObject, objectsOf, pick, textOf, timeOf } from '../../code-host/pick.ts';
import type { BackfillPart } from '../backfill-part.ts';
import { accountOf, type GithubRepository } from './repository.ts';

const fields = ['number', 'title', 'state', 'created_at', 'updated_at', 'closed_at', 'merged_at'];

const bodyOf = (found: JsonObject): JsonObject => ({
  ...pick(found, [...fields, 'merge_commit_sha', 'html_url']),
  base: pick(found.base, ['ref']),
  head: pick(found.head, ['ref', 'sha']),
  labels: objectsOf(found.labels).map((label) => pick(label, ['name'])),
  user: accountOf(found.user),
});

/** Pull requests that were merged. */
export const pullsPart = ({ question: { sinceMs }, url, told }: GithubRepository): BackfillPart => ({
  name: 'pull requests',
  firstPage: url('/pulls', { state: 'closed', sort: 'updated', direction: 'desc' }),
  async read(objects, memory) {
    const isOlder = (found: JsonObject) => sinceMs !== null && (timeOf(found, 'updated_at') ?? 0) < sinceMs;
    const items = objects
      .filter((found) => textOf(found, 'merged_at') !== null && !isOlder(found))
      .map((found) =>
        told('pull_request', [textOf(found, 'number'), textOf(found, 'updated_at')], {
          action: 'closed',
          number: found.number,
          pull_request: bodyOf(found),
        }),
      );
    return { items, memory, isEnd: objects.some(isOlder) };
  },
});
