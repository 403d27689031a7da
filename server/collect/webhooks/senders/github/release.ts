import type { ReadDeployment, Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { known } from '../known.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import { isBot, ownersOf, repositoryOf } from './repository.ts';

const isSha = (text: string | null): text is string => text !== null && /^[0-9a-f]{40,64}$/.test(text);

function told(body: Fields, release: Fields): ReadDeployment['told'] {
  const tag = release.needText('tag_name');
  const target = release.text('target_commitish');
  return known({
    repository: repositoryOf(body),
    ref: tag,
    version: tag,
    sha: isSha(target) ? target : null,
    automated: isBot(release, 'author') ? true : null,
    url: release.text('html_url'),
  });
}

/**
 * `release` as a deployment, for hooks whose `deployments` have `release`: published, and neither a draft nor a
 * pre-release. When one was deleted, only the delivery's arrival says.
 */
export function readRelease({ hook, receivedAtMs }: SentDelivery, body: Fields): Reading {
  const action = body.needText('action');
  const release = body.needObject('release');
  const isGone = action === 'deleted' || action === 'unpublished';
  if (release.flag('draft') === true && !isGone) return saysNothing('a release that is a draft');
  if (release.flag('prerelease') === true) return saysNothing('a pre-release');
  if (!isGone && action !== 'published' && action !== 'released')
    return saysNothing(`a release that was ${action}, which publishes nothing`);
  return saysEvents([
    {
      kind: 'deployment',
      of: ownersOf(hook, body),
      id: release.needText('tag_name'),
      environment: hook.environment ?? 'production',
      atMs: isGone ? receivedAtMs : release.needInstant('published_at'),
      step: isGone ? 'removed' : 'success',
      told: told(body, release),
      changes: null,
    },
  ]);
}
