import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { known } from '../known.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import { ownersOf, projectUrl } from './project.ts';

/**
 * `release` as a deployment, for hooks whose `deployments` have `release`: out at its `released_at`. When one was
 * deleted, only the delivery's arrival says.
 */
export function readRelease({ hook, receivedAtMs }: SentDelivery, body: Fields): Reading {
  const tag = body.needText('tag');
  const releasedAtMs = body.instant('released_at') ?? body.needInstant('created_at');
  const isGone = body.needText('action') === 'delete';
  if (releasedAtMs > receivedAtMs && !isGone) return saysNothing(`a release that is to come: ${tag}`);
  return saysEvents([
    {
      kind: 'deployment',
      of: ownersOf(hook, body),
      id: tag,
      environment: hook.environment ?? 'production',
      atMs: isGone ? receivedAtMs : releasedAtMs,
      step: isGone ? 'removed' : 'success',
      told: known({
        repository: projectUrl(body),
        ref: tag,
        version: tag,
        sha: body.object('commit')?.text('id') ?? null,
        url: body.text('url'),
      }),
      changes: null,
    },
  ]);
}
