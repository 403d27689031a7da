import { counted, duration } from './en-grammar.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';

/** Words of the page of one service. */
export const enService = {
  sentence: (state: string, when: string | null): string =>
    when === null ? `${state}.` : `${state} since ${when}.`,
  noObjectiveSentence: 'Nothing is measured here yet.',
  belongsTo: (owner: string): string => `Belongs to ${owner}.`,
  group: (group: string): string => `Group ${group}`,
  dependsOn: (names: string): string => `Rests on ${names}`,
  repository: 'Repository',
  objectives: 'What is agreed',
  columns: {
    objective: 'Objective',
    state: 'State',
    value: 'Value',
    counted: 'Counted',
    budget: 'Budget left',
    receipt: 'Where it comes from',
  },
  receipt: 'Receipt',
  burn: 'How fast the budget is being spent',
  burnColumns: {
    rule: 'Rule',
    factor: 'Fires above',
    long: 'Long window',
    short: 'Short window',
    now: 'Now',
  },
  firing: 'firing',
  quiet: 'quiet',
  unreachable: 'can never fire',
  rule: (rule: string): string => rule.replace(/^page-/, 'Page, ').replace(/^ticket-/, 'Ticket, '),
  windowRate: (window: string, rate: string): string => `${window}: ${rate}×`,
  windowUnknown: (window: string): string => `${window}: no data`,
  strip: (days: number): string => `The last ${days} days`,
  spentDay: (day: string, percent: string): string => `${day}: ${percent}% of the budget`,
  sources: 'Where it is asked',
  noSources: 'Nothing is asked: this service sends its own tallies.',
  sourceColumns: { target: 'Target', last: 'Last asked', ok: 'Last answer', trouble: 'Trouble' },
  never: 'never',
  answers: 'answers',
  failures: (count: number): string => (count === 1 ? '1 failure' : `${countText(count)} failures in a row`),
  deliveries: 'Delivery',
  releases: 'Last releases',
  noReleases: 'No releases recorded.',
  changes: (count: number): string => counted(count, 'change', 'changes'),
  unnamed: 'without a version',
  incidents: 'Last incidents',
  noIncidents: 'No incidents recorded.',
  severity: (level: number): string => `severity ${level}`,
  open: (when: string): string => `open since ${when}`,
  restored: (when: string, length: readonly DurationPart[]): string =>
    `${when}, restored after ${duration(length)}`,
  n: (count: string): string => `n = ${count}`,
};
