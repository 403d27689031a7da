import { counted, duration } from './en-grammar.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';

/** Why an event does not enter a figure: the keys of `shared/metrics/`. */
export const eventReasons: Record<string, string> = {
  baseline: 'came with the first release, which has nothing before it',
  merge: 'a merge, which is no change',
  'cherry-pick': 'went out before as another commit',
  repeated: 'went out before',
  'roll-back': 'only brought back by a roll-back',
  're-deployment': 'only came with the same deployed once more',
  negative: 'ends before it starts',
  'zero-length': 'has no length',
  'not-settled': 'too young to have failed',
  'cause-unknown': 'names a cause that is not known',
  maintenance: 'planned work',
  duplicate: 'merged into another incident',
  'same-outage': 'the same outage is counted for another service',
  future: 'starts in the future',
  'same-change': 'the same change is counted for another service',
  'not-told': 'nobody said when it was noticed',
  'no-deployment': 'no release is known to have caused it',
  'detected-before-start': 'noticed before it began',
  'incomplete-week': 'the week is not whole',
  'day-not-over': 'its day is not over',
  'before-start': 'before the first release',
};

/** For metrics that split their events: what is on either side of the line, and, where that can be, on neither. */
const parts: Record<string, readonly [yes: string, no: string, unknown?: string]> = {
  'change-failure-rate': ['failed', 'did not fail'],
  'rework-rate': ['rework', 'planned work'],
  'automation-rate': ['by a pipeline', 'by hand', 'nobody said how'],
  'release-regularity': ['kept', 'missed'],
  'who-noticed': ['monitoring noticed', 'a person noticed', 'nobody said who noticed'],
};

/** Words of the page of events behind a figure. */
export const enEvidence = {
  heading: (metric: string, service: string): string => `${metric}, ${service}`,
  behind: 'The events behind it',
  link: 'Events',
  counted: (count: number): string => `${countText(count)} counted`,
  range: (metric: string, low: string, high: string): string =>
    parts[metric]?.[2] === undefined
      ? `between ${low} and ${high}, by what is sure and what is likely`
      : `between ${low} and ${high}, since of some nobody said`,
  show: { label: 'Which events', all: 'All' },
  reasonCount: (reason: string, count: number): string =>
    `${eventReasons[reason] ?? reason}: ${countText(count)}`,
  columns: { event: 'Event', when: 'When', puts: 'What it puts in', counts: 'Counted' },
  kind: {
    deployment: 'release',
    change: 'change',
    incident: 'incident',
    week: 'week',
    slot: 'planned release',
  } as Readonly<Record<string, string>>,
  isCounted: 'yes',
  isLeftOut: (reason: string): string => `no: ${eventReasons[reason] ?? reason}`,
  /** Null where there is nothing to say. */
  part: (metric: string, isPart: boolean | null): string | null =>
    parts[metric]?.[isPart === null ? 2 : isPart ? 0 : 1] ?? null,
  deployments: (count: number): string => counted(count, 'release', 'releases'),
  seconds: (length: readonly DurationPart[]): string => duration(length),
  week: (day: string): string => `week of ${day}`,
  until: (from: string, to: string): string => `${from} – ${to}`,
  with: (release: string): string => `with ${release}`,
  empty: 'No event is behind it: nothing was told in this time.',
  emptyHint: 'See what is connected',
  emptyPart: 'None is like that.',
  csv: 'Download as CSV',
  csvBusy: (count: number): string => `Reading, ${countText(count)} so far`,
  csvFailed: 'The list could not be read to its end.',
  csvName: (metric: string, service: string): string => `${metric}-${service}.csv`,
  receipt: 'The receipt: formula and definition',
};
