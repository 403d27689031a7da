import type { IncidentTold } from '#shared/sender-event.ts';
import type { HookConfig } from '../../../config/hook-config.ts';
import type { ReadIncident, Reading, Sender, SentDelivery } from '../sender.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { type Changelog, isIncident, readChangelog, wasIncident } from './jira-changelog.ts';
import { isDone, issueNames, reported, toldNow, written } from './jira-issue.ts';
import { saysEvents, saysNothing } from './reading.ts';

interface Update {
  readonly type: string;
  readonly atMs: number;
  readonly createdAtMs: number;
  readonly issue: Fields;
  readonly fields: Fields;
  readonly changes: Changelog;
  readonly hook: HookConfig;
}

type Happened = Pick<ReadIncident, 'atMs' | 'step' | 'told' | 'isNowhereElse'>;

function updateOf(type: string, body: Fields, { hook, receivedAtMs }: SentDelivery): Update {
  const issue = body.needObject('issue');
  const fields = issue.needObject('fields');
  return {
    type,
    atMs: body.instant('timestamp') ?? fields.instant('updated') ?? receivedAtMs,
    createdAtMs: fields.needInstant('created'),
    issue,
    fields,
    changes: readChangelog(body),
    hook,
  };
}

/** Whether it was done before is not told: a spell that runs is not begun again, and an ended one not ended. */
function turns({ type, atMs, fields, changes }: Update, became: IncidentTold | null): Happened[] {
  const resolvedAtMs = fields.instant('resolutiondate');
  const isNew = type === 'jira:issue_created';
  if (isDone(fields))
    return changes.isTurned || resolvedAtMs !== null || isNew
      ? [{ atMs: resolvedAtMs ?? atMs, step: 'resolved', told: {} }]
      : [];
  if (became !== null) return [{ atMs, step: 'opened', told: became }];
  return changes.isTurned && !isNew ? [{ atMs, step: 'reopened', told: {} }] : [];
}

/** Its beginning is in every update, so that one that was lost loses nothing. */
function happened(update: Update, wasBefore: boolean): Happened[] {
  const { type, atMs, createdAtMs, issue, fields, hook } = update;
  const { told: lines } = written(fields);
  const began = { ...reported(fields, createdAtMs), ...lines };
  const became = wasBefore || type === 'jira:issue_created' ? null : began;
  return [
    { atMs: createdAtMs, step: 'opened', told: began },
    ...turns(update, became),
    { atMs, step: null, told: { ...toldNow(issue, fields, hook), ...lines }, isNowhereElse: true },
  ];
}

function readIssue(update: Update): Reading {
  const { type, atMs, issue, fields, changes, hook } = update;
  const isNow = isIncident(fields, hook);
  const wasBefore = type !== 'jira:issue_created' && wasIncident(fields, changes, hook);
  if (!isNow && !wasBefore) return saysNothing('the issue is no incident, by its type and its labels');
  const removed: Happened = { atMs, step: 'removed', told: {} };
  const isGone = !isNow || type === 'jira:issue_deleted';
  const event = (id: string, each: Happened): ReadIncident => ({
    kind: 'incident',
    of: issueNames(issue, fields, hook),
    id,
    ...each,
  });
  const id = issue.needText('key');
  return saysEvents(
    [
      ...(changes.keyBefore === null ? [] : [event(changes.keyBefore, removed)]),
      ...(isGone ? [removed] : happened(update, wasBefore)).map((each) => event(id, each)),
    ],
    isGone ? [] : written(fields).warnings,
  );
}

function read(delivery: SentDelivery): Reading {
  const body = fieldsOf(delivery.body);
  const type = body.needText('webhookEvent');
  return /^jira:issue_(?:created|updated|deleted)$/.test(type)
    ? readIssue(updateOf(type, body, delivery))
    : saysNothing(`"${type}" says nothing of when an incident began or ended`);
}

/**
 * Webhooks of Jira, Cloud and Data Center. An issue is an incident by its type `Incident` (or `[System] Incident`), or
 * by one of the hook's labels; it is no longer one when it loses them, is deleted or gets another key.
 *
 * It begins when it was created, unless its description has a line `Started: …`: Jira has no field for when users began
 * to suffer. It ends at its resolution date, or
 * when its state becomes one of the category "done"; one that leaves it again begins another spell.
 *
 * @see https://developer.atlassian.com/server/jira/platform/webhooks/
 */
export const jira: Sender = {
  kind: 'jira',
  proofs: ['hub-signature', 'authorization', 'own-header', 'path-secret'],
  keptHeaders: ['x-atlassian-webhook-identifier'],
  deliveryId: (headers) => headers['x-atlassian-webhook-identifier'] ?? null,
  read,
};
