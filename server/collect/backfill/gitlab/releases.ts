import { isRecord, pick, textOf, timeOf } from '../../code-host/pick.ts';
import type { BackfillPart } from '../backfill-part.ts';
import type { GitlabProject } from './project.ts';

/** Releases. They count as deployments where the hook's `deploymentsFrom` has `release`. */
export const releasesPart = ({ question: { sinceMs }, url, told }: GitlabProject): BackfillPart => ({
  name: 'releases',
  firstPage: url('/releases', { order_by: 'released_at', sort: 'desc' }),
  async read(objects, memory) {
    const isOlder = (found: unknown) => sinceMs !== null && (timeOf(found, 'released_at') ?? 0) < sinceMs;
    const items = objects
      .filter((found) => !isOlder(found))
      .map((found) =>
        told('release', [textOf(found, 'tag_name'), textOf(found, 'released_at')], {
          action: 'create',
          tag: textOf(found, 'tag_name'),
          ...pick(found, ['name', 'created_at', 'released_at']),
          url: isRecord(found._links) ? textOf(found._links, 'self') : null,
          commit: pick(found.commit, ['id', 'title', 'message']),
        }),
      );
    return { items, memory, isEnd: objects.some(isOlder) };
  },
});
