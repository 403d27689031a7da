import { repositoryKey } from '#shared/repository-key.ts';
import type { PullRequestEvent, WhereaboutsEvent } from '#shared/sender-event.ts';
import type { Subject } from '../../store/sender-events.ts';
import type { SubjectName } from '../../subject-book.ts';

/** The name under which events about the same thing are kept together. */
export function subjectOf(
  about: SubjectName | PullRequestEvent | Pick<WhereaboutsEvent, 'kind' | 'id'>,
): Subject {
  const { kind } = about;
  if (kind === 'deployment')
    return { kind, key: JSON.stringify([about.service, about.environment, about.id]) };
  if (kind === 'incident') return { kind, key: JSON.stringify([about.service, about.id]) };
  if (kind === 'whereabouts') return { kind, key: about.id };
  const { repository, number } = about.pullRequest;
  return { kind, key: JSON.stringify([repositoryKey(repository), number]) };
}
