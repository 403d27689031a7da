import type { IncidentStep, IncidentTold } from '#shared/sender-event.ts';
import type { HookConfig, Severity } from '../../../config/hook-config.ts';
import type { ReadIncident, Reading } from '../sender.ts';
import type { Fields } from './fields.ts';
import { known } from './known.ts';
import { serviceNames } from './names.ts';
import { saysEvents } from './reading.ts';
import { readSeverity } from './severity.ts';
import { webLink } from './web-link.ts';

/** A body of Sentry, taken apart. */
export interface SentrySaid {
  readonly action: string;
  readonly data: Fields;
  readonly hook: HookConfig;
  /** When it was sent. */
  readonly atMs: number;
}

const levels: Readonly<Record<string, Severity>> = { debug: 4, sample: 4 };

const issueSteps: Readonly<Record<string, IncidentStep>> = {
  created: 'opened',
  resolved: 'resolved',
  unresolved: 'reopened',
  ignored: 'removed',
  archived: 'removed',
};

const severityOf = (word: string | null, hook: HookConfig): Severity | null =>
  readSeverity([word], hook.severity, levels);

/** An issue was first seen when its first event came: then it began, and Sentry noticed. */
export function readIssue({ action, data, hook, atMs }: SentrySaid): Reading {
  const issue = data.needObject('issue');
  const project = issue.object('project');
  const firstSeenAtMs = issue.needInstant('firstSeen');
  const step = issueSteps[action] ?? null;
  const event = (at: number, what: IncidentStep | null, told: IncidentTold): ReadIncident => ({
    kind: 'incident',
    of: serviceNames(hook, issue.value, [
      project?.text('slug') ?? null,
      project?.text('name') ?? null,
      project?.text('id') ?? null,
    ]),
    id: issue.needText('id'),
    atMs: at,
    step: what,
    told,
  });
  const whole: IncidentTold = known({
    kind: 'incident' as const,
    title: issue.needText('title'),
    severity: severityOf(issue.text('level'), hook),
    url: webLink(issue.text('web_url')) ?? webLink(issue.text('permalink')),
  });
  const began: IncidentTold = {
    startedAtMs: firstSeenAtMs,
    detectedAtMs: firstSeenAtMs,
    detectedBy: 'monitoring',
  };
  if (step === 'removed') return saysEvents([event(atMs, step, {})]);
  // One that comes back may have been quiet for years: its first spell is told when that begins and ends.
  if (step === 'reopened') return saysEvents([event(atMs, step, { ...whole, startedAtMs: atMs })]);
  if (step === null) return saysEvents([event(atMs, step, whole)]);
  const opened = event(firstSeenAtMs, 'opened', { ...whole, ...began });
  return saysEvents(step === 'opened' ? [opened] : [opened, event(atMs, step, whole)]);
}

/** `https://sentry.io/api/0/projects/acme/front-end/…`: the only place of an event that has the project's name. */
const projectOf = (event: Fields): string | null =>
  /\/projects\/[^/]+\/([^/]+)\//.exec(event.text('url') ?? event.text('issue_url') ?? '')?.[1] ?? null;

/** An alert on an issue: it tells of the issue, which may have begun before. */
export function readEventAlert({ data, hook, atMs }: SentrySaid): Reading {
  const event = data.needObject('event');
  const seenAtMs = event.instant('datetime') ?? event.instant('timestamp') ?? atMs;
  return saysEvents([
    {
      kind: 'incident',
      of: serviceNames(hook, event.value, [projectOf(event), event.text('project')]),
      id: event.needText('issue_id'),
      atMs: seenAtMs,
      step: 'opened',
      told: known({
        kind: 'incident' as const,
        title: event.text('title') ?? data.text('triggered_rule'),
        detectedBy: 'monitoring',
        severity: severityOf(event.text('level'), hook),
        url: webLink(event.text('web_url')),
      }),
    },
  ]);
}

/** An alert on a metric says itself when it began and when that was noticed. */
export function readMetricAlert({ action, data, hook, atMs }: SentrySaid): Reading {
  const alert = data.needObject('metric_alert');
  const startedAtMs = alert.needInstant('date_started');
  const pointed = serviceNames(hook, alert.value, []);
  const event = (at: number, step: IncidentStep | null, told: IncidentTold): ReadIncident => ({
    kind: 'incident',
    of: pointed.length > 0 ? pointed : alert.texts('projects').map((slug) => [slug]),
    id: `alert-${alert.needText('id')}`,
    atMs: at,
    step,
    told,
  });
  const isResolved = action === 'resolved';
  return saysEvents([
    event(startedAtMs, 'opened', {
      kind: 'incident',
      startedAtMs,
      detectedAtMs: alert.instant('date_detected') ?? startedAtMs,
      detectedBy: 'monitoring',
    }),
    ...(isResolved ? [event(alert.instant('date_closed') ?? atMs, 'resolved', {})] : []),
    // The same alert is first a warning and then critical: the last that was said counts.
    event(
      atMs,
      null,
      known({
        title: alert.text('title') ?? data.text('description_title'),
        severity: isResolved ? null : severityOf(action, hook),
        url: webLink(data.text('web_url')),
      }),
    ),
  ]);
}
