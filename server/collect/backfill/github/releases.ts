import { pick, textOf, timeOf } from '../../code-host/pick.ts';
import type { BackfillPart } from '../backfill-part.ts';
import { accountOf, type GithubRepository } from './repository.ts';

const fields = [
  'id',
  'tag_name',
  'target_commitish',
  'name',
  'draft',
  'prerelease',
  'published_at',
  'html_url',
];

/** Published releases. They count as deployments where the hook's `deploymentsFrom` has `release`. */
export const releasesPart = ({ question, url, told }: GithubRepository): BackfillPart => ({
  name: 'releases',
  firstPage: url('/releases'),
  async read(objects, memory) {
    const items = objects
      .filter((found) => found.draft !== true)
      .filter((found) => (timeOf(found, 'published_at') ?? -1) >= (question.sinceMs ?? 0))
      .map((found) =>
        told('release', [textOf(found, 'id')], {
          action: 'published',
          release: { ...pick(found, fields), author: accountOf(found.author) },
        }),
      );
    // Sorted by when they were made, which may be long before they were published.
    return { items, memory, isEnd: false };
  },
});
