import { counted, duration, noValue, plural } from './en-grammar.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';
import type { DateParts } from './format-time.ts';

/** How a metric is called in a sentence; `are` where it is spoken of in the plural. */
const subjects: Record<string, { readonly name: string; readonly are?: true }> = {
  'lead-time': { name: 'Lead time' },
  'deployment-frequency': { name: 'Releases', are: true },
  'change-failure-rate': { name: 'Failed releases', are: true },
  'time-to-restore': { name: 'Time to restore' },
  availability: { name: 'Error budget spent' },
  'error-budget': { name: 'Error budget spent' },
  'budget-spent': { name: 'Error budget spent' },
};

const subjectOf = (metric: string, title: string) => {
  const { name, are } = subjects[metric] ?? { name: title };
  return { name, has: are ? 'have' : 'has', is: are ? 'are' : 'is' };
};

const periods: Record<string, readonly [string, string]> = {
  week: ['week', 'weeks'],
  sprint: ['sprint', 'sprints'],
  month: ['month', 'months'],
};
const countedPeriods = (count: number, by: string): string => {
  const [one, many] = periods[by] ?? [by, by];
  return counted(count, one, many);
};
/** Of what the periods show: the title names the figure of all events. */
const averages: Record<string, string> = {
  week: 'weekly average',
  sprint: 'sprint average',
  month: 'monthly average',
};
const periodOf = (by: string): string => periods[by]?.[0] ?? by;
const manyPeriods = (by: string): string => periods[by]?.[1] ?? by;

const units: Record<string, (digits: string) => string> = {
  day: (digits) => `${digits}d`,
  hour: (digits) => `${digits}\u00a0h`,
  minute: (digits) => `${digits}\u00a0min`,
  ratio: (digits) => `${digits}%`,
  'per-week': (digits) => `${digits} a week`,
};
const longUnits: Record<string, (digits: string) => string> = {
  ...units,
  day: (digits) => `${digits} ${plural(Number(digits), 'day', 'days')}`,
  hour: (digits) => `${digits} ${plural(Number(digits), 'hour', 'hours')}`,
  minute: (digits) => `${digits} ${plural(Number(digits), 'minute', 'minutes')}`,
};

/** `30d` as people say it, `in 30 days`; calendar windows by their name. */
const windowOf = (name: string): string => {
  const days = /^(\d+)d$/.exec(name)?.[1];
  return days === undefined ? `this ${name}` : `in ${counted(Number(days), 'day', 'days')}`;
};

interface Shift {
  readonly went: 'up' | 'down' | null;
  /** Null where no figure can be said of the time since. */
  readonly about: string | null;
  /** `July`, with its year where that is another. */
  readonly month: string;
  readonly stays: boolean;
  /** Unusual periods since that nobody explained. */
  readonly odd: number;
  /** The last one is. */
  readonly lastOdd: boolean;
  readonly by: string;
}

type Odd = Pick<Shift, 'odd' | 'by'>;
const oddPeriods = (count: number, by: string): string =>
  `${count === 1 ? 'one' : count} odd ${plural(count, ...(periods[by] ?? [by, by]))}`;
const oddKnown = (count: number, by: string, known: number): string => {
  const odd = oddPeriods(count, by);
  if (known === 0) return odd;
  return known === count ? `${odd}, cause known` : `${odd}, ${known} with a known cause`;
};

/** Words of the page of trends. */
export const enTrends = {
  page: 'Trends',
  subject: (metric: string, title: string): string => subjectOf(metric, title).name,
  amount: (digits: string, unit: string): string => units[unit]?.(digits) ?? digits,
  tick: (digits: string, unit: string): string =>
    unit === 'per-week' ? digits : (units[unit]?.(digits) ?? digits),
  about: (digits: string, unit: string): string => `about ${longUnits[unit]?.(digits) ?? digits}`,
  limit: (isAtMost: boolean, amount: string): string => `${isAtMost ? '≤' : '≥'} ${amount}`,
  /** Of counts a week the digits say enough. */
  range: (lower: string, upper: string, unit: string): string =>
    `${lower}–${unit === 'per-week' ? upper : (units[unit]?.(upper) ?? upper)}`,
  upTo: (upper: string): string => `up to ${upper}`,
  from: (lower: string): string => `from ${lower}`,
  monthLong: (name: string, year: string | null): string => (year === null ? name : `${name} ${year}`),
  periodName: (by: string, date: DateParts): string =>
    by === 'month'
      ? `${date.month} ${date.year}`
      : by === 'sprint'
        ? `Sprint of ${date.day} ${date.month}`
        : `Week of ${date.day} ${date.month}`,
  n: (count: number): string => `n = ${countText(count)}`,

  title: {
    shift: (
      metric: string,
      title: string,
      { went, about, month, stays, odd, lastOdd, by }: Shift,
    ): string => {
      const { name, has } = subjectOf(metric, title);
      const verb = went === null ? 'moved' : went === 'down' ? 'fell' : 'rose';
      const head = about === null ? `${name} ${verb} in ${month}` : `${name} ${verb} to ${about} in ${month}`;
      if (lastOdd) return `${head}; the last ${periodOf(by)} was unusual`;
      if (!stays) return `${head} and ${has} moved again since`;
      return odd === 0 ? `${head} and ${has} stayed there` : `${head}, with ${oddPeriods(odd, by)} since`;
    },
    steady: (metric: string, title: string, about: string | null, { odd, by }: Odd): string => {
      const { name, has, is } = subjectOf(metric, title);
      if (odd > 0)
        return about === null
          ? `${name}: ${oddPeriods(odd, by)}`
          : `${name} ${is} usually ${about}, with ${oddPeriods(odd, by)}`;
      return about === null ? `${name} ${is} steady` : `${name} ${has} stayed at ${about}`;
    },
    unsettled: (
      metric: string,
      title: string,
      { odd, oddOf, by }: Odd & { readonly oddOf: number },
    ): string => {
      const { name, is } = subjectOf(metric, title);
      return `${name} ${is} unsettled: ${odd} of ${countedPeriods(oddOf, by)} ${plural(odd, 'is', 'are')} unusual`;
    },
    unusual: (metric: string, title: string, went: 'up' | 'down' | null, about: string | null): string => {
      const { name, is } = subjectOf(metric, title);
      const how = went === null ? 'unsettled' : went === 'up' ? 'unusually high' : 'unusually low';
      return about === null ? `${name} ${is} ${how} now` : `${name} ${is} ${how} now: ${about} ${is} usual`;
    },
    tooEarly: (metric: string, title: string, points: number, needed: number, by: string): string =>
      `${subjectOf(metric, title).name}: too early to say, ${points} of ${countedPeriods(needed, by)}`,
    soFar: (metric: string, title: string, amount: string, by: string): string =>
      `${subjectOf(metric, title).name}: ${amount} so far, no complete ${periodOf(by)} yet`,
    noData: (metric: string, title: string): string =>
      `${subjectOf(metric, title).name}: nothing recorded yet`,
  },
  unknown: {
    heading: 'No metric has this name',
    text: (metric: string): string => `“${metric}” is not a metric of this board. These are:`,
  },
  emptyChart: 'Nothing was recorded in this time.',
  emptyNext: 'See what is still missing',

  tabs: {
    label: 'Metric',
    name: {
      'lead-time': 'Lead time',
      'deployment-frequency': 'Releases',
      'change-failure-rate': 'Failed releases',
      'time-to-restore': 'Time to restore',
      availability: 'Availability',
    } as Readonly<Record<string, string>>,
  },
  filter: {
    label: 'What is shown',
    scope: 'Services',
    all: (count: number | null): string =>
      count === null ? 'All services' : count === 1 ? 'The only service' : `All ${countText(count)} services`,
    groups: 'Groups',
    group: (name: string): string => name,
    services: 'Services',
    range: 'Time',
    last: (count: number, unit: string): string => `Last ${countedPeriods(count, unit)}`,
    custom: (from: string, to: string): string => `${from} – ${to}`,
    by: 'Cut',
    byPeriod: { week: 'By week', sprint: 'By sprint', month: 'By month' } as Readonly<Record<string, string>>,
    more: 'Dates and lanes',
    from: 'From',
    to: 'To',
    rows: 'Compare with',
    lanes: 'Lanes',
    scale: 'Scale',
    log: 'By powers (long outages do not hide short ones)',
    show: 'Show',
    reset: 'Reset the view',
  },
  definition: {
    'lead-time': (by: string): string =>
      `Commit to running in production. Each dot is the median of one ${periodOf(by)}.`,
    'deployment-frequency': (by: string): string =>
      by === 'week'
        ? 'Releases to production. Each dot is how many there were in one week.'
        : `Releases to production. Each dot is how many a week there were in one ${periodOf(by)}.`,
    'change-failure-rate': (by: string): string =>
      `Releases that failed in production. Each dot is their share in one ${periodOf(by)}.`,
    'time-to-restore': (): string =>
      'From when users began to suffer until they could work again. Each dot is one incident.',
    'budget-spent': (by: string): string =>
      `How much of the failure that the promise allows was used up. Each dot is what one ${periodOf(by)} spent.`,
  } as Readonly<Record<string, (by: string) => string>>,
  betterCut: (by: string): string => `Each dot rests on few events: ${manyPeriods(by)} say more.`,
  cutItself: (by: string): string =>
    `Each week has few releases, so that its share says little: ${manyPeriods(by)} are shown.`,
  cutLink: (by: string): string => `Show it by ${periodOf(by)}`,
  newestOf: (shown: number, all: number): string =>
    `The newest ${countText(shown)} of ${countText(all)} incidents are drawn.`,
  howCounted: 'How it is counted',

  better: {
    heading: 'Is it better?',
    against: 'Now against',
    before: 'then',
    now: 'now',
    verdictHead: 'Verdict',
    row: { sprint: 'Last sprint', quarter: 'Last quarter', 'two-quarters': 'Two quarters ago' } as Readonly<
      Record<string, string>
    >,
    soFar: 'so far',
    none: 'Nothing can be compared in this time.',
    verdict: {
      better: 'Really better',
      worse: 'Really worse',
      steady: 'No real change',
      changed: 'Changed',
      'too-early': 'Too early to say',
    } as Readonly<Record<string, string>>,
    short: {
      better: 'really better',
      worse: 'really worse',
      steady: 'no real change',
      changed: 'changed',
      'too-early': 'too early',
    } as Readonly<Record<string, string>>,
    usual: (by: string, range: string): string => `${manyPeriods(by)} usually swing ${range}`,
    odd: (by: string, count: number, known: number): string => oddKnown(count, by, known),
    oddRule: (by: string, count: number, known: number): string =>
      `the usual ${periodOf(by)} went the other way; the figures follow ${oddKnown(count, by, known)}`,
    beyond: (by: string, count: number, of: number, side: 'above' | 'below'): string =>
      `${count} of ${countedPeriods(of, by)} ${side} the old average`,
    moved: 'the usual range changed in between',
    redefined: 'the promise itself changed in between',
    edge: (side: 'above' | 'below' | null): string =>
      `near the ${side === 'below' ? 'lower' : 'upper'} edge of the usual range`,
    tooFew: (by: string, count: number | null, of: number | null): string =>
      count === null || of === null ? `too few ${manyPeriods(by)}` : `${count} of ${countedPeriods(of, by)}`,
    noData: 'nothing recorded on one side',
  },
  near: {
    heading: 'What changed near the shift',
    headingSteady: 'What changed lately',
    all: (count: number): string => `All notes (${countText(count)})`,
    none: 'Nobody has written down a change near it.',
    noneSteady: 'Nobody has written down a change yet.',
    hint: 'Near in time is not proof. The team marks what it believes.',
    until: (from: string, to: string): string => `${from} – ${to}`,
    kind: {
      change: 'change',
      'known-cause': 'known cause',
      'process-change': 'the process changed',
    } as Readonly<Record<string, string>>,
    belief: { 'we-think-so': 'We think so', 'not-related': 'Not related', unsure: 'Unsure' } as Readonly<
      Record<string, string>
    >,
    believes: (name: string, belief: string): string => `${name}: ${belief}`,
    mark: 'Mark',
    question: 'Did it bring the shift?',
  },
  record: {
    heading: 'Against the limit of that time',
    version: (version: number, limit: string): string => `v${version}, ${limit}`,
    inside: (inside: number, of: number, by: string): string =>
      `${inside} of ${countedPeriods(of, by)} inside`,
    none: 'Nothing was agreed in this time.',
    early: (by: string): string => `No complete ${periodOf(by)} yet.`,
  },
  assurance: {
    keeps: (limit: string): string =>
      `The limit ${limit} lies beyond the usual range: this process keeps it by itself.`,
    'by-chance': (limit: string, by: string): string =>
      `The limit ${limit} lies inside the usual range: some ${manyPeriods(by)} will miss it by chance.`,
    byChanceIn: (limit: string, by: string, oneIn: number): string =>
      `The limit ${limit} lies inside the usual range: about 1 ${periodOf(by)} in ${oneIn} will miss it by chance.`,
    cannot: (limit: string): string =>
      `The usual range lies beyond the limit ${limit}: today’s process cannot keep it.`,
    unknown: (by: string): string =>
      `Too few ${manyPeriods(by)} to say whether this process keeps the limit.`,
  },
  proposed: {
    since: (day: string): string => `A new usual range from ${day} is proposed.`,
    confirm: 'Confirm',
    sendBack: 'Send back',
    why: 'Why not',
  },
  write: {
    open: 'Add a note',
    heading: (period: string): string => `Note: ${period}`,
    kind: 'What it is',
    kinds: {
      change: 'We changed something',
      'known-cause': 'The cause of an unusual time is known',
      'process-change': 'The process itself changed: a new usual range begins',
    } as Readonly<Record<string, string>>,
    from: 'From',
    to: 'Until (if it lasted)',
    text: 'What happened',
    cancel: 'Cancel',
    saved: 'Saved. The page follows.',
  },
  chart: {
    name: (subject: string, from: string, to: string): string => `${subject}, ${from} – ${to}`,
    summary: (count: number, by: string, unusual: number, better: number): string =>
      `${countedPeriods(count, by)} with a value; ${unusual} unusual, ${better} in a real improvement. Arrow keys read each one.`,
    summaryIncidents: (count: number, open: number): string =>
      `${counted(count, 'incident', 'incidents')}, ${open} of them open. Arrow keys read each one.`,
    resting: 'Point at the chart, or use the arrow keys, to read each value.',
    agreed: 'agreed',
    sustainable: 'sustainable',
    average: (by: string): string => averages[by] ?? 'average',
    named: (name: string, amount: string): string => `${name} ${amount}`,
    version: (version: number): string => `v${version}`,
    usual: 'usual range',
    usualRange: (range: string): string => `usual range ${range}`,
    trial: 'trial range',
    proposed: 'usual range, proposed',
    known: (text: string): string => `cause known: ${text}`,
    proof: (by: string, side: 'above' | 'below'): string => `8 ${manyPeriods(by)} ${side} the old average,`,
    proofThen: (day: string, isProposed: boolean): string =>
      isProposed ? `so a new usual range is proposed from ${day}` : `so a new usual range starts ${day}`,
    marked: (day: string): string => `new usual range from ${day}`,
    redefined: (day: string): string => `new promise, so a new usual range from ${day}`,
    quarter: (quarter: number, year: string | null, isRunning: boolean): string =>
      `Q${quarter}${year === null ? '' : ` ${year}`}${isRunning ? ' so far' : ''}`,
    soFar: 'so far',
    open: 'open',
    noValue: (reason: string): string => noValue[reason] ?? reason,
    none: 'no value',
    limitRead: (limit: string, version: number | null, isOutside: boolean | null): string =>
      `limit ${limit}${version === null ? '' : ` (v${version})`}${isOutside === null ? '' : isOutside ? ', outside' : ', inside'}`,
    usualRead: (range: string, isUnusual: boolean): string => `usual ${range}${isUnusual ? ', unusual' : ''}`,
    counts: (metric: string, count: number): string =>
      metric === 'lead-time'
        ? counted(count, 'change', 'changes')
        : metric === 'time-to-restore'
          ? counted(count, 'incident', 'incidents')
          : metric === 'availability'
            ? counted(count, 'event', 'events')
            : counted(count, 'release', 'releases'),
    read: (name: string, facts: readonly string[]): string => `${name}: ${facts.join(' · ')}`,
    noteRead: (number: number, text: string): string => `(${number}) ${text}`,
    incidentRead: (when: string, length: string, title: string, isOpen: boolean): string =>
      isOpen ? `${title}: open for ${length} so far` : `${when}: ${length} · ${title}`,
  },
  table: {
    start: { week: 'Week of', sprint: 'Sprint of', month: 'Month' } as Readonly<Record<string, string>>,
    incident: 'Incident',
    title: 'What happened',
    ended: 'Restored',
    seconds: 'Time',
    n: 'Events',
    limit: 'Limit then',
    state: 'Against the limit',
    behaviour: 'Real change',
    notes: 'Notes',
    kind: {
      ordinary: 'usual',
      better: 'improvement',
      unusual: 'unusual',
      known: 'unusual, cause known',
      running: 'so far',
    } as Readonly<Record<string, string>>,
  },
  lanes: {
    label: 'What happened in this time',
    releases: 'Releases',
    incidents: 'Incidents',
    notes: 'Changes',
    agreement: 'Agreement',
    failed: '× failed',
    severe: '◆ severe',
    release: (when: string, label: string, failed: boolean): string =>
      `${when}: release ${label}${failed ? ', failed' : ''}`,
    releasesMany: (when: string, count: number, failed: number): string =>
      `${when}: ${counted(count, 'release', 'releases')}${failed > 0 ? `, ${failed} failed` : ''}`,
    incident: (when: string, title: string, severity: number): string =>
      `${when}: ${title}, severity ${severity}`,
    incidentsMany: (when: string, count: number, severity: number): string =>
      `${when}: ${counted(count, 'incident', 'incidents')}, the worst of severity ${severity}`,
    note: (number: number, when: string, text: string): string => `(${number}) ${when}: ${text}`,
    notesMany: (numbers: string, notes: string): string => `(${numbers}) ${notes}`,
    version: (version: number | null, limit: string | null): string =>
      version === null ? (limit ?? '') : limit === null ? `v${version}` : `v${version} ${limit}`,
    noLimit: 'nothing agreed',
    noAgreement: 'no agreement',
    show: 'Show releases and incidents',
    hide: 'Hide releases and incidents',
    between: (from: string, to: string): string => (from === to ? from : `${from} – ${to}`),
  },
  multiples: {
    heading: 'The others in the same time',
    each: (by: string): string => `a ${periodOf(by)}`,
    summary: (title: string, value: string, verdict: string): string => `${title}: ${value}, ${verdict}`,
    of: (n: number, metric: string, window: string): string =>
      metric === 'budget-spent'
        ? windowOf(window)
        : metric === 'time-to-restore'
          ? `median of ${counted(n, 'incident', 'incidents')}`
          : metric === 'change-failure-rate'
            ? `of ${counted(n, 'release', 'releases')}`
            : metric === 'deployment-frequency'
              ? counted(n, 'release', 'releases')
              : metric === 'lead-time'
                ? `median of ${counted(n, 'change', 'changes')}`
                : `n = ${countText(n)}`,
  },
  keys: {
    earlier: 'One period earlier',
    later: 'One period later',
    note: 'Write a note',
  },
  print: {
    foot: (when: string, agreement: string, to: string): string =>
      `Generated ${when} · ${agreement} · data to ${to}`,
    agreement: (version: number | null): string =>
      version === null ? 'no agreement' : `agreement v${version}`,
  },
  length: (parts: readonly DurationPart[]): string => duration(parts),
};
