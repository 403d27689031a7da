import { counted, duration, plural } from './en-grammar.ts';
import { enSnippets } from './en-snippets.ts';
import type { DurationPart } from './format-duration.ts';
import type { ShortLength } from './format-length.ts';
import { countText } from './format-ratio.ts';

/** What a source is, by what of a page is counted or by what a probe speaks. */
const meanings: Record<string, string> = {
  up: 'reachability of a page',
  counters: 'counters',
  histogram: 'histogram',
  gauge: 'gauge',
  http: 'HTTP probe',
  tcp: 'TCP probe',
  tls: 'TLS probe',
  dns: 'DNS probe',
  ping: 'ping',
  query: 'query',
  push: 'pushed tallies',
};

const states: Record<string, string> = {
  'not-answering': 'does not answer',
  silent: 'nothing is counted',
  'failed-once': 'failed once',
  waiting: 'waits for its turn',
  answering: 'answers',
};

const pushStates: Record<string, string> = {
  silent: 'overdue',
  waiting: 'nothing sent yet',
  answering: 'heard',
};

const places: Record<string, string> = { static: 'listed in andon.yaml', file: 'files', http: 'HTTP' };

const steps: Record<string, string> = {
  dns: 'name',
  connect: 'connection',
  tls: 'TLS',
  firstByte: 'first byte',
};

const behind = (names: string): string => (names === '' ? '' : `: ${names}`);

/** Words of the setup screens. */
export const enSetup = {
  page: 'Setup',
  heading: 'What this board can see',
  sources: {
    page: 'Sources',
    all: 'All sources',
    heading: (answering: number, of: number): string => {
      if (of === 0) return 'Nothing is connected yet';
      if (answering < of)
        return `${countText(answering)} of ${counted(of, 'source answers', 'sources answer')}`;
      return of === 1 ? 'The one source answers' : `All ${countText(of)} sources answer`;
    },
    onlyHeard: (count: number): string =>
      `${counted(count, 'hook is heard', 'hooks are heard')}; no source is asked yet`,
    notAnswering: (count: number): string =>
      counted(count, 'source does not answer', 'sources do not answer'),
    silentTitle: (count: number): string => counted(count, 'source is silent', 'sources are silent'),
    doNot: (count: number, names: string): string =>
      `${countText(count)} ${plural(count, 'does', 'do')} not${behind(names)}.`,
    silent: (count: number, names: string): string =>
      `${countText(count)} ${plural(count, 'brings', 'bring')} nothing to count${behind(names)}.`,
    failedOnce: (count: number): string => `${countText(count)} failed once, which may be chance.`,
    waiting: (count: number): string => `${countText(count)} ${plural(count, 'was', 'were')} not heard yet.`,
    andMore: (names: string, more: number): string => `${names} and ${countText(more)} more`,
    sections: { trouble: 'Not answering', silent: 'Nothing to count', services: 'By service' },
    columns: { source: 'Source', says: 'How it stands', last: 'Last attempt', next: 'Next' },
    kind: (kind: string, means: string | null): string => meanings[means ?? kind] ?? kind,
    state: (kind: string, state: string): string =>
      (kind === 'push' ? pushStates[state] : undefined) ?? states[state] ?? state,
    stateWhy: (state: string, why: string): string => `${state}: ${why}`,
    noTarget: 'no target found yet',
    noSeries: 'it answers, but no series matches the selector',
    overdue: (length: readonly DurationPart[]): string => `tallies are expected every ${duration(length)}`,
    failing: (when: string, length: readonly DurationPart[], failures: number): string =>
      `since ${when}, for ${duration(length)} · ${failures === 1 ? '1 failure' : `${countText(failures)} failures in a row`}`,
    lastAnswer: (when: string): string => `last answer ${when}`,
    lastTally: (when: string): string => `last tally ${when}`,
    neverAnswered: 'has never answered',
    notAsked: 'not asked yet',
    noTally: 'no tally yet',
    length: ({ digits, unit }: ShortLength): string => `${digits} ${unit === 'second' ? 's' : 'ms'}`,
    took: (when: string, length: string): string => `${when} · took ${length}`,
    nextIn: (length: readonly DurationPart[]): string => `in ${duration(length)}`,
    now: 'now',
    every: (length: readonly DurationPart[]): string => `every ${duration(length)}`,
    givesUp: (length: readonly DurationPart[]): string => `gives up after ${duration(length)}`,
    samples: (count: number, digits: string): string => `${digits} ${plural(count, 'sample', 'samples')}`,
    series: (digits: string): string => `${digits} series counted`,
    zeros: (count: number): string => `${countText(count)} of them ${plural(count, 'is', 'are')} 0`,
    warning: (text: string): string => `Warning: ${text}`,
    backfill: (length: readonly DurationPart[], percent: string): string =>
      `${duration(length).replace(/^(\d+) d$/, '$1 days')} asked for, ${percent} % read`,
    backfillFailing: (when: string, why: string): string => `the past is not answered since ${when}: ${why}`,
    backfillLabel: 'The past that is being read',
    certificate: (when: string): string => `certificate valid to ${when}`,
    step: (step: string, length: string): string => `${steps[step] ?? step} ${length}`,
    labels: 'Labels',
    more: (count: string): string => `Show ${count} more`,
    only: (what: string): string => `Only ${what}.`,
    nothingHere: 'No source is like that now.',
    emptyHint:
      'Name a service and where it can be asked in andon.yaml. The board reads the file again when it is saved.',
    runningSince: (when: string): string => `The board has been collecting since ${when}.`,
    outages: 'When the board was not running',
    noOutages: 'In the last 30 days no time is known in which it was not.',
    outage: (from: string, to: string): string => `${from} – ${to}`,
    outageLength: (length: readonly DurationPart[]): string => `for ${duration(length)}`,
  },
  discovery: {
    title: 'Where targets are found',
    columns: { job: 'Job', place: 'Place', found: 'Found', read: 'Last read' },
    kind: (kind: string): string => places[kind] ?? kind,
    found: (count: number): string => counted(count, 'target', 'targets'),
    dropped: (count: number): string => `${countText(count)} dropped by relabelling`,
    unclaimed: (count: number): string =>
      `${counted(count, 'target is', 'targets are')} asked by no objective`,
    failing: (when: string, reason: string): string => `cannot be read since ${when}: ${reason}.`,
    kept: 'The targets that were found before stay.',
    notRead: 'not read yet',
  },
  checklist: {
    up: 'Can we see whether a service is up?',
    releases: 'Can we see releases?',
    incidents: 'Can we see incidents?',
    agreed: 'What do we agree?',
    wall: 'Is it on the wall?',
    toSources: 'See each source',
    lastRelease: (service: string, version: string | null, when: string): string =>
      version === null
        ? `The last one: ${service}, ${when}.`
        : `The last one: ${service} ${version}, ${when}.`,
    noReleases: 'None was heard of yet.',
    lastIncident: (service: string, title: string, when: string): string =>
      `The last one: ${service}, ${title}, ${when}.`,
    noIncidents: 'None was heard of yet.',
    agreement: (version: number, when: string): string => `Version ${version}, in force since ${when}.`,
    noAgreement: 'Nothing yet. Write what you signed under agreement in andon.yaml.',
    wallHint: 'Open it on the television, with its inches and the metres to the farthest reader.',
    openWall: 'Open the wall',
    api: 'How to send facts: the API',
  },
  ...enSnippets,
};
