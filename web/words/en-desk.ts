import { enBudget } from './en-budget.ts';
import { enCharts } from './en-charts.ts';
import { enEvents } from './en-events.ts';
import { enEvidence, eventReasons } from './en-evidence.ts';
import { enFrame } from './en-frame.ts';
import { enGlossary } from './en-glossary.ts';
import { duration, noValue, plural } from './en-grammar.ts';
import { enHooks } from './en-hooks.ts';
import { enIncidents } from './en-incidents.ts';
import { enReadiness } from './en-readiness.ts';
import { enReleases } from './en-releases.ts';
import { enService } from './en-service.ts';
import { enServices } from './en-services.ts';
import { enSetup } from './en-setup.ts';
import { enTrends } from './en-trends.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';
import type { DateParts } from './format-time.ts';

/** Why something was left out of a figure. */
const leftOutReasons: Record<string, string> = {
  baseline: 'carried by the first release, which has nothing before it',
  merge: 'merge commits, which are not changes',
  'cherry-pick': 'in production already under another commit',
  'roll-back': 'brought back by a roll-back',
  're-deployment': 'carried only by a re-deployment of the same',
  negative: 'ends before it starts',
  'not-settled': 'too young to have failed',
  'cause-unknown': 'names a cause that is not known',
  'zero-length': 'without length',
  maintenance: 'planned work',
  duplicate: 'merged into another incident',
  'same-outage': 'the same outage, counted for another service',
  'same-change': 'the same change, counted for another service',
  future: 'starts in the future',
  'not-told': 'nobody said when it was noticed',
  'no-deployment': 'no release is known to have caused it',
  'detected-before-start': 'noticed before it began',
  'incomplete-week': 'in a week that is not whole',
  'day-not-over': 'its day is not over',
  'before-start': 'before the first release',
};

/** Words of the screens at a desk, which the wall does not carry. */
export const enDesk = {
  nav: {
    brand: 'Andon',
    wall: 'Wall',
    services: 'Services',
    incidents: 'Incidents',
    releases: 'Releases',
    main: 'Main',
    skip: 'Skip to content',
    more: 'More',
  },
  setup: enSetup,
  trends: enTrends,
  budget: enBudget,
  glossary: enGlossary,
  charts: enCharts,
  readiness: enReadiness,
  frame: enFrame,
  events: enEvents,
  releases: enReleases,
  incidents: enIncidents,
  evidence: enEvidence,
  hooks: enHooks,
  needCount: (count: number): string => `${countText(count)} ${plural(count, 'needs', 'need')} someone`,
  title: (state: string, page: string): string => `${state} · ${page}`,
  loading: 'Loading',
  zoneHint: (zone: string): string => `Times in ${zone}`,
  error: {
    heading: 'This could not be read',
    unreachable: 'The board does not answer.',
    since: (when: string): string => `Since ${when}. It is tried again by itself.`,
    again: 'Try again',
    notFound: 'There is no such page',
    back: 'To the services',
  },
  services: enServices,
  objective: {
    sli: {
      availability: 'availability',
      'probe availability': 'probe availability',
      reachability: 'reachability',
    } as Readonly<Record<string, string>>,
    valueOfTarget: (value: string, target: string, window: string): string =>
      `${value} in ${window}, target ${target}`,
    valueAlone: (value: string, window: string): string => `${value} in ${window}`,
    noValue: (reason: string): string => noValue[reason] ?? reason,
    window: (name: string): string => {
      const days = /^(\d+)d$/.exec(name)?.[1];
      return days === undefined ? `the ${name}` : `${days} days`;
    },
    sinceFor: (when: string, length: readonly DurationPart[]): string => `${when} · ${duration(length)}`,
    goneIn: (left: DurationPart): string => `gone in ${duration([left])}`,
    backOn: (date: DateParts): string => `back on ${date.day} ${date.month}`,
    minutesLeft: (left: string, of: string): string => `${left} of ${of} min left`,
    failuresLeft: (left: string, of: string): string => `${left} of ${of} failures left`,
    minutesOver: (over: string, of: string): string => `${over} min over ${of}`,
    failuresOver: (over: string, of: string): string => `${over} failures over ${of}`,
    estimated: 'estimated',
    observations: (good: string, total: string): string => `${good} good of ${total}`,
    ownStop: (length: readonly DurationPart[]): string =>
      `the board itself was not running for ${duration(length)} of the rest`,
    bounds: (low: string, high: string): string => `between ${low} and ${high}`,
    noBudget: 'no budget',
  },
  service: enService,
  receipt: {
    of: (title: string, service: string): string => `${title}, ${service}`,
    allServices: 'all services',
    definition: 'What it means',
    source: (source: string): string => `Source: ${source}`,
    version: (version: number): string => `Definition version ${version}`,
    formula: 'The formula with its figures',
    inputs: 'What went in',
    noInputs: 'Nothing went in.',
    leftOut: 'What was left out',
    nothingLeftOut: 'Nothing was left out.',
    leftOutLine: (count: number, reason: string): string =>
      reason === 'collector-down'
        ? `the board was not running: ${countText(count)} min`
        : `${countText(count)}: ${leftOutReasons[reason] ?? eventReasons[reason] ?? reason}`,
    stretch: (start: string, end: string): string => `within ${start} to ${end}`,
    asMade: 'As made',
    now: 'Now',
    madeAt: (when: string): string => `on ${when}`,
    changedSince: 'The facts have changed since.',
    unchanged: 'The same figure as when it was made.',
    window: (name: string, start: string, end: string): string => `${name}: ${start} to ${end}.`,
    span: (start: string, end: string): string => `From ${start} to ${end}.`,
    coveredFrom: (when: string): string => `The history begins on ${when}.`,
    judgement: (state: string, version: number | null): string =>
      version === null ? state : `${state}, agreement v${version}`,
    yes: 'yes',
    no: 'no',
    nothing: 'none',
    target: (target: string, start: string, end: string, version: number): string =>
      `${target} from ${start} to ${end}, agreement v${version}`,
    kept: (what: string): string => `kept as the server gave it: ${what}`,
    back: (name: string): string => `Back to ${name}`,
  },
};
