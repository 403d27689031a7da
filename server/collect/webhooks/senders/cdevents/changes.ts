import type { Reading } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import type { CdEvent } from './cd-event.ts';

/** A repository is named by an address, or by the server and what it is called there. */
function addressOf(repository: Fields): string {
  const id = repository.needText('id');
  const address = repository.text('url') ?? repository.text('viewUrl');
  const source = repository.text('source');
  return address ?? (source === null || URL.canParse(id) ? id : `${source.replace(/\/+$/, '')}/${id}`);
}

/** A proposed change that was opened or merged. Its commits are not told. */
export function readChange({ type, atMs, subject, content }: CdEvent): Reading {
  const repository = content.object('repository');
  if (repository === null) return saysNothing('the change names no repository');
  return saysEvents([
    {
      kind: 'pull-request',
      atMs,
      pullRequest: {
        repository: addressOf(repository),
        number: subject.needText('id'),
        title: content.text('description'),
        branch: null,
        headBranch: null,
        headSha: null,
        mergeSha: null,
        commitCount: null,
        openedAtMs: type === 'change.created' ? atMs : null,
        firstCommitAtMs: null,
        mergedAtMs: type === 'change.merged' ? atMs : null,
        labels: [],
        url: null,
      },
    },
  ]);
}
