import { duration, plural } from './en-grammar.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';
import type { DateParts } from './format-time.ts';

/** Why something enters no figure, or is odd. */
const flags: Record<string, string> = {
  maintenance: 'planned work, which is no incident',
  duplicate: 'merged into another incident, which counts',
  negative: 'ends before it starts: left out',
  'zero-length': 'has no length: left out',
  'same-outage': 'the same outage is told of another service: it counts once over all',
  future: 'starts in the future: left out',
  'cause-unknown': 'names a cause that is not known here',
};

const noticers: Record<string, string> = { monitoring: 'monitoring', person: 'a person', user: 'a user' };

/** What several pages of events have in common: which are asked for, what ties them, and how people correct that. */
export const enEvents = {
  filter: {
    label: 'What is shown',
    service: 'Service',
    all: 'All services',
    from: 'From',
    to: 'To',
    show: 'Show',
    reset: 'Show all',
    olderPage: 'Older',
    newestPage: 'Back to the newest',
  },
  monthTick: (date: DateParts): string => date.month,
  length: (length: readonly DurationPart[]): string => duration(length),
  flag: (flag: string): string => flags[flag] ?? flag,
  severity: (level: number): string => `severity ${level}`,
  source: (source: string): string => (source === 'api' ? 'sent to the API' : `told by ${source}`),
  who: (who: string): string => noticers[who] ?? who,
  link: {
    explicit: (incident: string): string => `incident ${incident} names it as its cause`,
    rollback: (by: string): string => `${by} rolled it back`,
    revert: (by: string): string => `${by} took back a change that it brought`,
    hotfix: (by: string): string => `${by} was its hotfix`,
    time: (incident: string, length: readonly DurationPart[]): string =>
      `incident ${incident} began ${duration(length)} after it`,
    person: (by: string): string => `${by} marked it as failed`,
    personCause: (incident: string, by: string): string =>
      `${by} named it as the cause of incident ${incident}`,
    reverts: (sha: string): string => `takes back ${sha}`,
  },
  linkKind: {
    explicit: 'named as the cause',
    rollback: 'rolled back',
    revert: 'reverted',
    hotfix: 'hotfixed',
    time: 'by time alone',
    person: 'a person said so',
  } as Readonly<Record<string, string>>,
  cause: {
    explicit: 'The incident names it.',
    rollback: 'It was rolled back.',
    revert: 'One of its changes was taken back.',
    hotfix: 'A hotfix followed.',
    time: (length: readonly DurationPart[]): string =>
      `Only the time says so: it went out ${duration(length)} before the incident began. Near in time is not proof.`,
    person: (by: string, reason: string): string => `${by} said so: ${reason}`,
  },
  sending: {
    by: 'Your name',
    token: 'Token',
    tokenHint: 'This board asks for a token with the scope incidents: andon token create.',
    send: 'Save',
    busy: 'Saving',
    refused: (detail: string): string => `Not saved: ${detail}`,
  },
  correct: {
    failed: 'It failed',
    didNotFail: 'It did not fail',
    causedBy: 'A release caused it',
    notCaused: 'No release caused it',
    open: 'Correct this',
    verdict: 'What is right',
    release: 'Which release',
    reason: 'Why',
    saved: 'Saved. The figures follow.',
    log: 'What people said of it',
    nobody: 'Nobody has corrected this.',
    counts: 'counts',
    superseded: 'a later word counts',
    said: (by: string, what: string): string => `${by}: ${what}`,
    saidCause: (release: string): string => `${release} caused it`,
  },
  andMore: (count: number): string => `and ${countText(count)} ${plural(count, 'more', 'more')}`,
};
