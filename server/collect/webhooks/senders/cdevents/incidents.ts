import { UNNAMED_ORIGINAL } from '#shared/facts.ts';
import type { IncidentTold } from '#shared/sender-event.ts';
import type { Severity } from '../../../../config/hook-config.ts';
import type { Reading } from '../../sender.ts';
import { known } from '../known.ts';
import { serviceNames } from '../names.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import { readSeverity } from '../severity.ts';
import { webLink } from '../web-link.ts';
import type { CdEvent } from './cd-event.ts';
import { noPackage, readPurl } from './purl.ts';

/** An own word of the sender beside the event; anything but a text says nothing. */
function customText({ customData }: CdEvent, name: string): string | null {
  const value = customData?.value[name];
  return typeof value === 'string' ? value : null;
}

const severityOf = (event: CdEvent): Severity | null =>
  [customText(event, 'severity'), customText(event, 'priority')].reduce<Severity | null>(
    (found, word) => found ?? readSeverity([word], event.hook.severity),
    null,
  );

/** What each predicate tells. Of an end neither the words nor the artifact are those of the incident. */
function toldBy(event: CdEvent): IncidentTold {
  const { type, atMs, content } = event;
  const severity = severityOf(event);
  if (type === 'incident.resolved') return known({ severity });
  const title = content.text('description');
  const artifact = content.text('artifactId');
  const { version: causedByDeployment, sha: causedBySha } =
    artifact === null ? noPackage : readPurl(artifact);
  const cause = { causedByDeployment, causedBySha };
  return type === 'incident.detected'
    ? known({ title, severity, ...cause, detectedAtMs: atMs, detectedBy: 'monitoring' })
    : known({ title, severity, ...cause, reportedAtMs: atMs, url: webLink(content.text('ticketURI')) });
}

/**
 * An incident that was detected, reported or resolved. It began when it was first heard of. The artifact that it names as it
 * begins names the deployment that brought it, by its digest or tag as that deployment named it.
 */
export function readIncident(event: CdEvent): Reading {
  const { type, atMs, subject, content, hook } = event;
  const service = content.object('service');
  return saysEvents([
    {
      kind: 'incident',
      of: serviceNames(hook, subject.value, [service?.text('id') ?? null, subject.text('source')]),
      id: subject.needText('id'),
      atMs,
      step: type === 'incident.resolved' ? 'resolved' : 'opened',
      told: { kind: 'incident', ...toldBy(event) },
    },
  ]);
}

function isIncident({ content, hook }: CdEvent): boolean {
  const wanted = new Set(hook.incidentLabels.map((label) => label.toLowerCase()));
  return (
    content.text('ticketType')?.toLowerCase() === 'incident' ||
    content.texts('labels').some((label) => wanted.has(label.toLowerCase()))
  );
}

/** A ticket of the type `incident`, or with one of the hook's labels. One that is withdrawn was none. */
export function readTicket(event: CdEvent): Reading {
  const { type, atMs, subject, content, hook } = event;
  if (!isIncident(event)) return saysNothing('the ticket is no incident, by its type and its labels');
  const isWithdrawn = content.text('resolution')?.toLowerCase() === 'withdrawn';
  const step = { 'ticket.created': 'opened', 'ticket.closed': isWithdrawn ? 'removed' : 'resolved' } as const;
  return saysEvents([
    {
      kind: 'incident',
      of: serviceNames(hook, subject.value, [content.text('group'), subject.text('source')]),
      id: subject.needText('id'),
      atMs,
      step: type === 'ticket.created' || type === 'ticket.closed' ? step[type] : null,
      told: known({
        kind: 'incident' as const,
        title: content.text('summary'),
        severity: readSeverity([content.text('priority')], hook.severity),
        reportedAtMs: type === 'ticket.created' ? atMs : null,
        detectedBy: type === 'ticket.created' ? content.text('creator') : null,
        duplicateOf: /^duplicate$/i.test(content.text('resolution') ?? '') ? UNNAMED_ORIGINAL : null,
        url: webLink(content.text('uri')),
      }),
    },
  ]);
}
