import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { pushedRange } from '../pushed-range.ts';
import { projectUrl } from './project.ts';

/** `push`: commits that went into a branch, of which GitLab names the newest twenty. When it was, it does not say. */
export function readPush({ receivedAtMs }: SentDelivery, body: Fields): Reading {
  const namedCount = body.list('commits').length;
  return pushedRange({
    body,
    repository: projectUrl(body),
    defaultBranch: body.needObject('project').text('default_branch'),
    atMs: receivedAtMs,
    isCut: (body.number('total_commits_count') ?? namedCount) > namedCount,
  });
}
