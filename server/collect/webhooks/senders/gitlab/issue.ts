import { UNNAMED_ORIGINAL } from '#shared/facts.ts';
import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { type IncidentIssue, type IssueHappening, readIncidentIssue } from '../incident-issue.ts';
import { saysNothing } from '../reading.ts';
import { readSeverity } from '../severity.ts';
import { ownersOf } from './project.ts';

const happenings: Readonly<Record<string, IssueHappening>> = { close: 'closed', reopen: 'reopened' };

/** Those that it has now, and those that it had before this event. */
function labelsOf(body: Fields): { now: readonly string[]; before: readonly string[] } {
  const titles = (labels: readonly Fields[]) => labels.map((label) => label.needText('title'));
  const issue = body.needObject('object_attributes');
  const now = titles(issue.has('labels') ? issue.list('labels') : body.list('labels'));
  const changed = body.object('changes')?.object('labels');
  return { now, before: changed ? titles(changed.list('previous')) : now };
}

const isIncident = (issue: Fields, labels: readonly string[], incidentLabels: readonly string[]): boolean =>
  issue.text('type')?.toLowerCase() === 'incident' ||
  labels.some((label) => incidentLabels.some((each) => each.toLowerCase() === label.toLowerCase()));

function issueOf({ hook }: SentDelivery, body: Fields, labels: readonly string[]): IncidentIssue {
  const issue = body.needObject('object_attributes');
  const number = issue.needText('iid');
  const isConfidential =
    issue.flag('confidential') === true || body.text('event_type') === 'confidential_issue';
  return {
    of: ownersOf(hook, body),
    id: `${body.needObject('project').needText('path_with_namespace')}#${number}`,
    title: isConfidential ? `Confidential incident #${number}` : issue.needText('title'),
    text: issue.text('description'),
    severity: readSeverity([issue.text('severity')], hook.severity) ?? readSeverity(labels, hook.severity),
    createdAtMs: issue.needInstant('created_at'),
    updatedAtMs: issue.needInstant('updated_at'),
    isOpen: issue.needText('state') !== 'closed',
    closedAtMs:
      issue.instant('closed_at') ??
      (issue.text('state') === 'closed' ? issue.needInstant('updated_at') : null),
    detectedBy: null,
    duplicateOf: issue.has('duplicated_to_id') ? UNNAMED_ORIGINAL : null,
    url: issue.text('url'),
  };
}

/**
 * `issue` and `work_item`: an incident where GitLab says so by its type, or while it has one of the hook's
 * `incidentLabels`. What a confidential one is called stays in GitLab.
 */
export function readIssue(delivery: SentDelivery, body: Fields): Reading {
  const issue = body.needObject('object_attributes');
  const { incidentLabels } = delivery.hook;
  const { now, before } = labelsOf(body);
  const is = isIncident(issue, now, incidentLabels);
  const was = isIncident(issue, before, incidentLabels);
  const action = issue.text('action') ?? 'update';
  if (!is && !was)
    return saysNothing(`an issue that is no incident by its type or labels (${incidentLabels.join(', ')})`);
  const known = Object.hasOwn(happenings, action) ? happenings[action] : undefined;
  const marking: IssueHappening = is ? (was ? 'told' : 'marked') : 'removed';
  return readIncidentIssue(issueOf(delivery, body, now), (is ? known : undefined) ?? marking);
}
