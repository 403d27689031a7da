import type { State } from '#shared/judgement.ts';
import { counted, duration, noValue, unitOf, windowSpan } from './en-grammar.ts';
import type { Failing } from './failing.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';
import type { DateParts } from './format-time.ts';
import { big, type Part, small } from './parts.ts';

const metricUnits: Record<string, (digits: string) => string> = {
  minute: () => 'min',
  hour: () => 'h',
  day: (digits) => (digits === '1' ? 'day' : 'days'),
};

const stateWords: Record<State, string> = {
  burning: 'Outside agreement, burning',
  fast: 'Burning fast',
  near: 'Close to the limit',
  debt: 'Outside, paying back',
  outside: 'Outside agreement',
  met: 'Within agreement',
  nodata: 'No data',
  paused: 'Planned work',
  none: 'No limit agreed',
};

/** While the rules are still above, though nothing or too little fails now. */
const stoppedStates: Partial<Record<State, string>> = { burning: 'Outside agreement', fast: 'Burned fast' };

/** How the events of an indicator are called where they fail. */
const failNow: Record<string, { some: string; every: string; none: string; silent: string }> = {
  counters: {
    some: 'requests fail now',
    every: 'request fails now',
    none: 'no request fails now',
    silent: 'no requests in 5 min',
  },
  push: {
    some: 'events fail now',
    every: 'event fails now',
    none: 'no event fails now',
    silent: 'no events in 5 min',
  },
  probe: {
    some: 'checks fail now',
    every: 'check fails now',
    none: 'no check fails now',
    silent: 'no checks in 5 min',
  },
  up: {
    some: 'times not answered',
    every: 'time not answered',
    none: 'it answers now',
    silent: 'not asked in 5 min',
  },
};

const failingParts = (failing: Failing): Part[] => {
  if (failing.kind === 'none') return [big('0')];
  if (failing.kind === 'every') return [big('every')];
  if (failing.kind === 'one-in') return [big('1'), small('in'), big(String(failing.of))];
  const parts = [big(String(failing.count)), small('in'), big('10')];
  return failing.over ? [small('over'), ...parts] : parts;
};

const connectionReasons: Record<string, string> = {
  refused: 'connection refused',
  timeout: 'no answer in time',
  dns: 'name not found',
  tls: 'certificate not accepted',
  reset: 'connection reset',
  truncated: 'answer cut short',
  status: 'unexpected status',
  redirect: 'answers with a redirect',
  'too-large': 'answer too large',
  'bad-gzip': 'answer cannot be unpacked',
  'not-metrics': 'answers without metrics',
  malformed: 'metrics cannot be read',
  'over-limit': 'more than its limits allow',
  stale: 'metrics too old',
  'no-series': 'metric not on the page',
  'no-bucket': 'no bucket at the bound',
  'not-binary': 'neither 0 nor 1',
  unsupported: 'format not read here',
  'body-mismatch': 'unexpected answer',
  'redirect-loop': 'redirects without end',
  'forbidden-address': 'address may not be asked',
  'unreadable-file': 'a file of ours cannot be read',
  'certificate-expiring': 'certificate ends soon',
  'ping-unavailable': 'ping cannot be run here',
  'bad-query': 'question refused',
  'bad-answer': 'answer cannot be used',
  'bad-list': 'list of targets cannot be used',
  'bad-target': 'address cannot be asked',
};

/** In place of those that are too long for a tile of the wall. */
const shortReasons: Record<string, string> = {
  refused: 'refused',
  timeout: 'timed out',
  tls: 'TLS failed',
  status: 'wrong status',
  redirect: 'redirects',
  'bad-gzip': 'cannot unpack',
  'not-metrics': 'no metrics page',
  malformed: 'bad metrics',
  'over-limit': 'over its limits',
  'no-series': 'no such metric',
  'no-bucket': 'no such bucket',
  unsupported: 'unknown format',
  'body-mismatch': 'wrong answer',
  'redirect-loop': 'redirect loop',
  'forbidden-address': 'not allowed',
  'unreadable-file': 'file unreadable',
  'certificate-expiring': 'cert ends soon',
  'ping-unavailable': 'no ping here',
  'bad-query': 'query refused',
  'bad-answer': 'bad answer',
  'bad-list': 'bad target list',
  'bad-target': 'bad address',
};

const noDelivery: Record<string, Record<string, string>> = {
  'deployment-frequency': { 'no-data': 'no deployments yet', 'too-few': 'no full week yet' },
  'lead-time': { 'no-data': 'no changes deployed yet', 'too-few': 'too few changes to say' },
  'change-failure-rate': { 'no-data': 'no deployments yet', 'too-few': 'none old enough to tell' },
  'time-to-restore': { 'no-data': 'no incidents', 'not-reached': 'not yet restored' },
};

export const en = {
  languageName: 'English',
  list: (items: readonly string[]): string => items.join(', '),

  // States and marks
  state: (state: State): string => stateWords[state],
  direction: { burning: 'burning', rising: 'rising', easing: 'easing', steady: 'steady' },
  notAnswering: 'no answer',
  notAnsweringTail: (when: string, reason: string): string => `since ${when}: ${reason}`,
  notAnsweringSince: (when: string, reason: string): string => `not answering since ${when}: ${reason}`,
  notAnsweringPart: (count: number, of: number): string =>
    `${countText(count)} of ${countText(of)} not answering`,
  notAnsweringPartSince: (count: number, of: number, when: string, reason: string): string =>
    `${en.notAnsweringPart(count, of)} since ${when}: ${reason}`,
  heard: (percent: string): string => `heard ${percent}`,
  heardOfTime: (percent: string): string => `heard ${percent} of the time`,
  connectionReasonShort: (reason: string, detail: string): string =>
    shortReasons[reason] ?? en.connectionReason(reason, detail),
  connectionReason: (reason: string, detail: string): string =>
    connectionReasons[reason] ?? (detail === '' ? reason : detail),

  // Verdict
  verdict: {
    needs: (count: number): string => `${counted(count, 'service needs', 'services need')} someone`,
    othersBelow: (count: number): string => `${counted(count, 'other', 'others')} below`,
    othersElsewhere: (count: number): string => counted(count, 'other', 'others'),
    allMet: (count: number): string =>
      count === 1
        ? 'The service is within agreement'
        : `All ${countText(count)} services are within agreement`,
    nobodyNeeded: 'No service needs someone',
    noServices: 'No services yet',
    noServicesHint: 'Name the first one in andon.yaml',
    tooEarly: 'Too early to say',
    tooEarlyHint: (count: number): string =>
      `${counted(count, 'service has', 'services have')} too few events yet`,
    young: (count: number): string => `${countText(count)} too early to say`,
    noData: 'No data yet',
    allSilent: 'No data is coming in',
    allSilentHint: (count: number): string =>
      `Nothing received from ${counted(count, 'service', 'services')}`,
    wasAway: 'The board was not running',
    wasAwayHint: 'Waiting for fresh data',
    noDataHint: (count: number): string => `${counted(count, 'service has', 'services have')} no figure yet`,
    calmDays: (count: number): string => `Day ${count} in a row`,
    within: (count: number): string => `${countText(count)} within agreement`,
    withinSoFar: (count: number): string => `${countText(count)} within agreement so far`,
    near: (count: number): string => `${countText(count)} close`,
    debt: (count: number): string => `${countText(count)} paying back`,
    silent: (count: number): string => `${countText(count)} without data`,
    unanswered: (count: number): string => `${countText(count)} not answering`,
    inPart: (count: number): string => `${countText(count)} answering in part`,
    paused: (count: number): string => `${countText(count)} in planned work`,
    unjudged: (count: number): string => `${countText(count)} without a limit`,
    refused: 'This wall cannot be shown',
    noConnection: 'No connection',
    noConnectionHint: 'The board has not answered yet',
    starting: 'Connecting',
  },

  // Clock and live line
  clock: {
    title: (state: string): string => `${state} · Wall`,
    day: (date: DateParts): string => `${date.weekday} ${date.day} ${date.month}`,
    live: (seconds: number): string => `live, ${seconds} s ago`,
    reconnecting: 'reconnecting',
    attempt: (count: number): string => `reconnecting, try ${count}`,
    offline: (length: readonly DurationPart[]): string => `offline ${duration(length)}`,
    notLive: (when: string): string => `Not live since ${when}`,
    notLiveSentence: (when: string): string => `Not live since ${when}`,
    numbersOld: (length: readonly DurationPart[]): string => `numbers below are ${duration(length)} old`,
  },

  // Problem card
  card: {
    failing: (failing: Failing): Part[] => failingParts(failing),
    failingLabel: (kind: string, failing: Failing): string => {
      const words = failNow[kind] ?? {
        some: 'fail now',
        every: 'fails now',
        none: 'nothing fails',
        silent: '',
      };
      if (failing.kind === 'none') return words.none;
      return failing.kind === 'every' ? words.every : words.some;
    },
    nothingCounted: (kind: string): string => failNow[kind]?.silent ?? 'nothing counted in 5 min',
    duration: (length: readonly DurationPart[]): Part[] =>
      length.flatMap((part) => [big(String(part.count)), small(unitOf(part, length))]),
    since: (when: string): string => `since ${when}`,
    lastHeard: (when: string): string => `silent since ${when}`,
    budgetLeft: 'budget left',
    budgetLeftGone: (left: DurationPart): string => `budget left, gone in ${duration([left])}`,
    budgetWhenHeard: 'budget left when last heard',
    tooFast: (digits: string): string => `${digits}× too fast`,
    releaseBefore: (version: string, length: readonly DurationPart[]): string =>
      `Release ${version} went out ${duration(length)} before`,
    unnamedReleaseBefore: (length: readonly DurationPart[]): string =>
      `A release went out ${duration(length)} before`,
    noRelease: 'No release in the 24 h before',
    owner: (owner: string): string => `Belongs to ${owner}`,
    noOwner: 'No owner named',
    qr: (name: string): string => `QR code that opens ${name}`,
    more: (count: number): string => `and ${countText(count)} more`,
  },

  // Burning by the rules, though it has stopped
  stopped: {
    state: (state: State): string => stoppedStates[state] ?? stateWords[state],
    word: 'stopped',
    badge: (digits: string): string => `stopped, ${digits}×`,
    began: (when: string): string => `began ${when}`,
    ago: (length: readonly DurationPart[]): Part[] => [...en.card.duration(length), small('ago')],
    still: (window: string, factor: string): string =>
      `the last ${windowSpan(window)} are still above ${factor}×`,
  },

  // Quiet tiles
  tiles: {
    label: (days: number): string => `Error budget left, and the days that spent it (${days} days)`,
    reporting: (heard: number, of: number): string =>
      `${countText(heard)} of ${counted(of, 'service', 'services')} reporting`,
    page: (page: number, pages: number): string => `${page} / ${pages}`,
    pageLabel: (page: number, pages: number): string => `page ${page} of ${pages}`,
    pausedRotation: 'held',
    backInside: (date: DateParts): string => `to ${date.day} ${date.month}`,
    noData: (length: readonly DurationPart[]): string => `no data ${duration(length)}`,
    boardWasOff: (length: readonly DurationPart[]): string => `board off: no data ${duration(length)}`,
    noDataEver: 'no data yet',
    silentWhy: (reason: string): string => noValue[reason] ?? reason,
    tooFew: 'too few to say',
    partial: (days: number, of: number): string => `${days}/${of} d`,
    partialLong: (days: number, of: number): string => `First ${days} of ${of} days`,
    noLimit: 'no limit agreed',
    noObjective: 'no objective',
    budgetTitle: (text: string): string => `${text} budget left`,
    strip: (days: number): string => `Budget spent on each of ${days} days`,
  },

  // Delivery tiles
  delivery: {
    label: (isGroup: boolean): string => (isGroup ? 'Delivery of the whole team' : 'Delivery'),
    title: {
      'lead-time': 'Lead time',
      'deployment-frequency': 'Releases',
      'change-failure-rate': 'Failed releases',
      'time-to-restore': 'Time to restore',
    } as Readonly<Record<string, string>>,
    unit: (unit: string, digits: string): string =>
      unit === 'per-week' ? '/week' : unit === 'ratio' ? '%' : (metricUnits[unit]?.(digits) ?? unit),
    atLeast: (digits: string): string => `≥ ${digits}`,
    agreed: (kind: string, digits: string, unit: string, statistic: string | null): string => {
      const sign = kind === 'atMost' ? '≤' : '≥';
      const of = statistic === 'mean' ? 'mean ' : '';
      const amount =
        unit === 'ratio'
          ? `${digits}%`
          : unit === 'per-week'
            ? `${digits}/week`
            : `${digits} ${metricUnits[unit]?.(digits) ?? unit}`;
      return `agreed ${of}${sign} ${amount}`;
    },
    judged: (agreed: string, state: State): string => {
      if (state === 'near') return `${agreed} · close`;
      return state === 'outside' ? `${agreed} · outside` : agreed;
    },
    noLimit: 'no limit agreed',
    reason: (metric: string, reason: string): string =>
      noDelivery[metric]?.[reason] ?? noValue[reason] ?? reason,
    trend: {
      better: 'really better',
      worse: 'really worse',
      steady: 'steady',
      changed: 'changed',
    },
    tooEarly: (points: number, needed: number): string => `${points}/${needed} weeks`,
    tooEarlyLong: (points: number, needed: number): string => `Too early, ${points} of ${needed} weeks`,
    weeks: (count: number): string => `Last ${counted(count, 'week', 'weeks')}`,
  },

  // Foot of the wall
  foot: {
    lastRelease: (service: string, version: string | null): string =>
      version === null ? `Last release ${service}` : `Last release ${service} ${version}`,
    nextRelease: (service: string | null): string =>
      service === null ? 'Next release' : `Next release ${service}`,
    noReleases: 'No releases recorded yet',
    agreementPrefix: 'Agreement',
    agreementSince: (date: DateParts): string => `since ${date.day} ${date.month}`,
    noAgreement: 'No agreement yet',
    notice: (code: string, service: string, when: string | null, detail: string): string => {
      if (code === 'config-refused')
        return when === null
          ? `Configuration refused: ${detail}`
          : `Configuration refused since ${when}: ${detail}`;
      if (code === 'no-tags') return `${service}: no tags, so no releases are known`;
      if (code === 'no-repository') return `${service}: no git repository here`;
      return `Agreement in the file differs: ${detail}`;
    },
  },
  dayTime: (date: DateParts): string => `${date.weekday} ${date.day} ${date.month}, ${date.time}`,
  dayTimeYear: (date: DateParts): string =>
    `${date.weekday} ${date.day} ${date.month} ${date.year}, ${date.time}`,
  shortDayTime: (date: DateParts): string => `${date.day} ${date.month} ${date.time}`,
  day: (date: DateParts): string => `${date.day} ${date.month}`,
  dayYear: (date: DateParts): string => `${date.day} ${date.month} ${date.year}`,
  changed: (name: string, state: State): string => `${name}: ${stateWords[state]}`,
  sample: 'SAMPLE 예시',
  sampleHint: 'Invented data, for looking only',
};
