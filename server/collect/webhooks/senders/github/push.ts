import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { pushedRange } from '../pushed-range.ts';
import { repositoryOf } from './repository.ts';

/** GitHub names no more commits than these in a push. */
const MOST_COMMITS = 2_048;

/** `push`: commits that went into a branch. */
export function readPush({ receivedAtMs }: SentDelivery, body: Fields): Reading {
  const repository = body.needObject('repository');
  return pushedRange({
    body,
    repository: repositoryOf(body),
    defaultBranch: repository.text('default_branch') ?? repository.text('master_branch'),
    atMs: repository.instant('pushed_at') ?? receivedAtMs,
    isCut: body.flag('forced') === true || body.list('commits').length >= MOST_COMMITS,
  });
}
