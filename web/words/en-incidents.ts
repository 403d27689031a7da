import { UNNAMED_ORIGINAL } from '#shared/facts.ts';
import { counted, duration } from './en-grammar.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';

/** Words of the pages of incidents. */
export const enIncidents = {
  heading: (incidents: number, open: number): string => {
    if (incidents === 0) return 'No incident in this time';
    if (open === 0)
      return incidents === 1 ? 'One incident, and it is over' : `${countText(incidents)} incidents, all over`;
    return `${countText(open)} of ${counted(incidents, 'incident', 'incidents')} ${open === 1 ? 'is' : 'are'} not over`;
  },
  titleState: (incidents: number, open: number): string =>
    open === 0 ? counted(incidents, 'incident', 'incidents') : `${countText(open)} not over`,
  onlyOpen: 'Not over only',
  evidence: 'The time to restore and what it rests on',
  none: 'No incident is known here.',
  noneHint: 'Send one when something breaks, or let the tool that pages you send it.',
  noneOpen: 'Every incident in this time is over.',
  toSetup: 'How to connect incidents',
  list: 'Incidents',
  maintenance: 'Planned work',
  maintenanceWhen: (from: string, to: string): string => `${from} – ${to}`,
  maintenanceSince: (from: string): string => `since ${from}`,
  maintenanceHint: 'It enters no figure of incidents.',
  columns: {
    incident: 'Incident',
    started: 'Began',
    noticed: 'Noticed',
    restored: 'Restored',
    length: 'Time to restore',
    cause: 'Cause',
  },
  down: {
    title: 'Downtime',
    hint: 'Stretches that overlap count once, and only what lies in the shown time.',
    service: 'Service',
    incidents: 'Incidents',
    open: 'Not over',
    length: 'Down for',
    all: 'All services',
  },
  notOver: 'not over',
  notOverFor: (length: readonly DurationPart[]): string => `for ${duration(length)} so far`,
  impossible: 'no time',
  reopened: (count: number): string => counted(count, 'time reopened', 'times reopened'),
  later: (length: readonly DurationPart[]): string => `${duration(length)} later`,
  earlier: 'before it began',
  noticedAt: (when: string, later: string): string => `${when}, ${later}`,
  noticedBy: (who: string): string => `by ${who}`,
  notSaid: 'not said',
  alsoAt: (names: string): string => `also told of ${names}`,
  duplicateOf: (id: string): string =>
    id === UNNAMED_ORIGINAL ? 'merged into another, and it was not said into which' : `merged into ${id}`,
  noCause: 'not known',
  noCauseBefore: (release: string, length: readonly DurationPart[]): string =>
    `not known; ${release} went out ${duration(length)} before`,
  notCaused: (by: string): string => `no release, says ${by}`,
  detail: {
    back: 'All incidents',
    open: (when: string, length: readonly DurationPart[]): string =>
      `Not over: since ${when}, for ${duration(length)}.`,
    over: (length: readonly DurationPart[]): string => `Over: users could not work for ${duration(length)}.`,
    impossible: 'Its times are impossible, so no figure counts it.',
    facts: {
      started: 'Began',
      detected: 'Noticed',
      reported: 'Reported',
      restored: 'Restored',
      before: 'Release before',
      source: 'Known from',
      services: 'Also told of',
    },
    spells: 'How it went on and off',
    spell: (from: string, to: string, length: readonly DurationPart[]): string =>
      `${from} – ${to}, ${duration(length)}`,
    spellOpen: (from: string): string => `since ${from}, not over`,
    spellImpossible: (from: string, to: string): string => `${from} – ${to}, which is no time`,
    cause: 'What caused it',
    noCause: 'Nothing says what caused it.',
    fixes: 'Made to end it',
    noReleaseBefore: 'none in the 24 h before',
    releaseBefore: (release: string, length: readonly DurationPart[]): string =>
      `${release}, ${duration(length)} before`,
    flags: 'What is odd about it',
  },
};
