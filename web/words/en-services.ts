import { en } from './en.ts';
import { counted, duration, windowSpan } from './en-grammar.ts';
import type { Failing } from './failing.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';

/** Before the word for what fails. */
const failingShare = (failing: Exclude<Failing, { kind: 'none' }>): string => {
  if (failing.kind === 'every') return 'every';
  if (failing.kind === 'one-in') return `1 in ${countText(failing.of)}`;
  return failing.over ? `over ${failing.count} in 10` : `${failing.count} in 10`;
};

/** Words of the list of services, and of the strips of days. */
export const enServices = {
  heading: (need: number): string =>
    need === 0 ? 'No service needs someone' : `${counted(need, 'service needs', 'services need')} someone`,
  sections: {
    needs: 'Needs someone',
    debt: 'Paying back',
    nodata: 'No data',
    near: 'Close to the limit',
    met: 'Within agreement',
    paused: 'Planned work',
    none: 'No limit agreed',
  },
  empty: 'No services yet.',
  emptyNext: 'How to add the first one',
  noObjectives: (count: number): string =>
    `${counted(count, 'service has', 'services have')} no objective yet`,
  objectiveNext: 'How to measure them',
  nothingFound: 'Nothing here matches the filter.',
  columns: {
    service: 'Service',
    now: 'Now',
    since: 'Since',
    budget: 'Budget left',
    burn: 'Speed',
    back: 'Back inside',
    release: 'Release before',
    value: 'Value and target',
    spent: 'What spent it',
    days: (count: number): string => `What spent it, ${count} days`,
  },
  filter: {
    label: 'Filter',
    open: (count: number): string => (count === 0 ? 'Filter and order' : `Filter and order (${count})`),
    search: 'Search',
    searchHint: 'Name, group or owner',
    group: 'Group',
    allGroups: 'All groups',
    states: 'State',
    sort: 'Order',
    sorts: { urgency: 'Most urgent first', name: 'By name', budget: 'Least budget first' },
    reset: 'Show all',
  },
  now: (kind: string, failing: Failing): string => {
    const label = en.card.failingLabel(kind, failing);
    return failing.kind === 'none' ? label : `${failingShare(failing)} ${label}`;
  },
  more: (count: number): string => `Show ${countText(count)} more`,
  wasAt: (budget: string, when: string): string => `was ${budget} at ${when}`,
  burning: (digits: string): string => `${digits}×`,
  burnFaster: (digits: string): string => `Spent ${digits} times faster than the budget lasts.`,
  burnSlower: 'The budget lasts at the speed of the last 5 minutes.',
  burnSpan: windowSpan,
  burnWindows: (windows: string): string => `Windows: ${windows}`,
  burnWindow: (window: string, rate: string): string => `${window} ${rate}×`,
  burnUnknown: (window: string): string => `${window} nothing counted`,
  burnRule: (long: string, short: string, factor: string, isFiring: boolean): string =>
    isFiring
      ? `The rule: ${long} and ${short} are both above ${factor}×`
      : `The rule: ${long} and ${short} both above ${factor}×, not now`,
  burnEats: (window: string, percent: string): string =>
    `${window} at this speed ${window === '1 h' ? 'takes' : 'take'} ${percent}% of the budget.`,
  releaseChip: (version: string, length: readonly DurationPart[]): string =>
    `${version}, ${duration(length)} before`,
  unnamedRelease: 'a release',
  noRelease: 'none in 24 h',
  out: (name: string, when: string): string => `${name} has been out since ${when}`,
  outSilent: (name: string, when: string): string => `${name} has sent nothing since ${when}`,
  outUnanswered: (name: string, when: string): string => `${name} has not answered since ${when}`,
  outNever: (name: string): string => `${name} has never sent anything`,
  partial: (days: number, of: number): string => `first ${days} of ${of} days`,
  failing: 'Share of failures in the last 3 hours',
  pane: 'Selected service',
  open: 'Open the page of this service',
  keys: { next: 'Next row', before: 'Row before' },
  strip: {
    label: (name: string, objective: string, days: number): string =>
      `${name}, ${objective}: what each of ${days} days spent of the budget`,
    soFar: (day: string): string => `${day}, so far`,
    spent: (day: string, percent: string): string => `${day}: ${percent}% of the budget`,
    clean: (day: string): string => `${day}: nothing spent`,
    silent: (day: string): string => `${day}: nothing was heard`,
    minutes: (digits: string): string => `${digits} min`,
    failures: (count: string, isOne: boolean): string => `${count} ${isOne ? 'failure' : 'failures'}`,
    incident: (id: string, more: number): string =>
      more === 0 ? `incident ${id}` : `incident ${id} and ${countText(more)} more`,
    leaves: (day: string): string => `leaves the window on ${day}`,
    left: 'no longer in the window',
  },
};
