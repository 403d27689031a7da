import { UNNAMED_ORIGINAL } from '#shared/facts.ts';
import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { type IncidentIssue, type IssueHappening, readIncidentIssue } from '../incident-issue.ts';
import { saysNothing } from '../reading.ts';
import { readSeverity } from '../severity.ts';
import { isBot, ownersOf } from './repository.ts';

/** What does not stand here only tells more. */
const happenings: Readonly<Record<string, IssueHappening>> = {
  closed: 'closed',
  reopened: 'reopened',
  deleted: 'removed',
  transferred: 'removed',
};

const sameWord = (words: readonly string[], word: string | null): boolean =>
  word !== null && words.some((each) => each.toLowerCase() === word.toLowerCase());

function happeningOf(body: Fields, incidentLabels: readonly string[]): IssueHappening {
  const action = body.needText('action');
  const label = body.object('label')?.text('name') ?? null;
  if (action === 'labeled' || action === 'unlabeled') {
    if (!sameWord(incidentLabels, label)) return 'told';
    return action === 'labeled' ? 'marked' : 'removed';
  }
  return Object.hasOwn(happenings, action) ? (happenings[action] ?? 'told') : 'told';
}

/** GitHub says that it repeats another, and people write which: `Duplicate of #12`. */
function duplicateOf(issue: Fields, repository: string): string | null {
  if (issue.text('state_reason') !== 'duplicate') return null;
  const number = /\bduplicate of #(\d+)/i.exec(issue.text('body') ?? '')?.[1];
  return number === undefined ? UNNAMED_ORIGINAL : `${repository}#${number}`;
}

function issueOf({ hook }: SentDelivery, body: Fields, labels: readonly string[]): IncidentIssue {
  const issue = body.needObject('issue');
  const repository = body.needObject('repository').needText('full_name');
  return {
    of: ownersOf(hook, body),
    id: `${repository}#${issue.needText('number')}`,
    title: issue.needText('title'),
    text: issue.text('body'),
    severity: readSeverity(labels, hook.severity),
    createdAtMs: issue.needInstant('created_at'),
    updatedAtMs: issue.needInstant('updated_at'),
    isOpen: issue.needText('state') === 'open',
    closedAtMs: issue.instant('closed_at'),
    detectedBy: isBot(issue, 'user') ? 'monitoring' : null,
    duplicateOf: duplicateOf(issue, repository),
    url: issue.text('html_url'),
  };
}

/** `issues`: an incident while it has one of the hook's `incidentLabels`. Monitoring noticed where a bot made it. */
export function readIssue(delivery: SentDelivery, body: Fields): Reading {
  const { incidentLabels } = delivery.hook;
  const labels = body
    .needObject('issue')
    .list('labels')
    .map((label) => label.needText('name'));
  const happening = happeningOf(body, incidentLabels);
  const isIncident = labels.some((label) => sameWord(incidentLabels, label));
  if (!isIncident && !(happening === 'removed' && body.needText('action') === 'unlabeled'))
    return saysNothing(`an issue without a label that makes it an incident (${incidentLabels.join(', ')})`);
  const isStillOne = isIncident && body.needText('action') === 'unlabeled';
  return readIncidentIssue(issueOf(delivery, body, labels), isStillOne ? 'told' : happening);
}
