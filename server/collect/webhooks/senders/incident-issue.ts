import type { IncidentStep, IncidentTold } from '#shared/sender-event.ts';
import type { ReadIncident, Reading, ServiceNames } from '../sender.ts';
import { readIssueLines } from './issue-lines.ts';
import { known } from './known.ts';
import { saysEvents } from './reading.ts';

/** An issue of a code host that is an incident, as an event about it shows it. */
export interface IncidentIssue {
  readonly of: ServiceNames;
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  readonly severity: 1 | 2 | 3 | 4 | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly isOpen: boolean;
  /** When it was closed last; null where it never was. GitHub keeps it over a reopening. */
  readonly closedAtMs: number | null;
  readonly detectedBy: string | null;
  /** Id of the incident that it repeats; `unknown` where that is not said, null where it repeats none. */
  readonly duplicateOf: string | null;
  readonly url: string | null;
}

/** What the event did to the issue. `marked`: it became an incident now; `told`: nothing but words changed. */
export type IssueHappening = 'marked' | 'closed' | 'reopened' | 'removed' | 'told';

type Happened = Pick<ReadIncident, 'step' | 'atMs' | 'told'>;

function happened(issue: IncidentIssue, happening: IssueHappening): Happened[] {
  const { isOpen, closedAtMs, createdAtMs, updatedAtMs, duplicateOf } = issue;
  const wasClosed = closedAtMs !== null && (!isOpen || happening === 'reopened');
  const step = (name: IncidentStep | null, atMs: number, told: IncidentTold = {}): Happened => ({
    step: name,
    atMs,
    told,
  });
  if (happening === 'removed') return [step('removed', updatedAtMs)];
  return [
    step('opened', createdAtMs),
    ...(wasClosed ? [step('resolved', closedAtMs, known({ duplicateOf }))] : []),
    // One that is opened again is its own, whatever it was closed as.
    ...(isOpen && happening === 'reopened' ? [step('reopened', updatedAtMs, { duplicateOf: null })] : []),
    ...(isOpen && happening === 'marked' && updatedAtMs > createdAtMs ? [step('opened', updatedAtMs)] : []),
    ...(happening === 'told' && updatedAtMs > createdAtMs ? [step(null, updatedAtMs)] : []),
  ];
}

/**
 * The events of an issue that is an incident. Each delivery tells its beginning too, so that one that was never sent
 * loses nothing: reported when it was made, and begun then unless its text has a line `Started: …`.
 */
export function readIncidentIssue(issue: IncidentIssue, happening: IssueHappening): Reading {
  const lines = readIssueLines(issue.text);
  const told: IncidentTold = {
    ...known({
      title: issue.title,
      severity: issue.severity,
      detectedBy: issue.detectedBy,
      url: issue.url,
    }),
    startedAtMs: issue.createdAtMs,
    reportedAtMs: issue.createdAtMs,
    ...lines.told,
  };
  return saysEvents(
    happened(issue, happening).map((each) => ({
      kind: 'incident',
      of: issue.of,
      id: issue.id,
      ...each,
      told: { ...told, ...each.told },
    })),
    lines.warnings,
  );
}
