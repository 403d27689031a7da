import type { Fields } from './fields.ts';
import type { ReadCodeHostEvent } from './only-from.ts';
import { pushedCommit } from './pushed-commit.ts';
import { saysEvents } from './reading.ts';

/**
 * `compare`: the commits between two deployments, oldest first. No host sends it: an import asked the host and hands
 * its answer in, with `before`, `after`, `is_whole` and `commits` of `id`, `timestamp`, `message`, `parents`.
 *
 * @param addressOf the address of the repository
 */
export const readCompare =
  (addressOf: (body: Fields) => string): ReadCodeHostEvent =>
  ({ receivedAtMs }, body) => {
    const repository = addressOf(body);
    const commits = body.list('commits').map((commit) => ({
      ...pushedCommit(repository, commit),
      ...(commit.has('parents') ? { parentCount: commit.number('parents') } : {}),
    }));
    return saysEvents([
      {
        kind: 'commits',
        atMs: commits.at(-1)?.committedAtMs ?? receivedAtMs,
        repository,
        toldBy: 'api',
        branch: null,
        isDefaultBranch: null,
        beforeSha: body.needText('before'),
        afterSha: body.needText('after'),
        isWhole: body.flag('is_whole') === true,
        commits,
      },
    ]);
  };
