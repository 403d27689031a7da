import { parseDuration } from './duration.ts';
import { parseRate } from './rate.ts';
import { parseRatio, parseTarget } from './ratio.ts';

/** How one metric is agreed on: which key holds its limit, how that is read, and what it is without more words. */
export interface LimitKind {
  readonly key: 'target' | 'atMost' | 'atLeast';
  readonly parse: (text: string) => number;
  readonly defaultWindow: string;
  /** Keys of an entry that go with it. */
  readonly keys: readonly string[];
}

const parseLongest = (text: string): number => {
  const seconds = parseDuration(text);
  if (seconds > 0) return seconds;
  throw new Error('a limit must be over 0');
};

const objectiveKind: LimitKind = {
  key: 'target',
  parse: parseTarget,
  defaultWindow: '30d',
  keys: ['target', 'window', 'warning'],
};

type Parse = LimitKind['parse'];

const atMost = (parse: Parse, defaultWindow: string, more: readonly string[] = []): LimitKind => ({
  key: 'atMost',
  parse,
  defaultWindow,
  keys: ['atMost', 'window', ...more],
});

const atLeast = (parse: Parse, defaultWindow: string): LimitKind => ({
  key: 'atLeast',
  parse,
  defaultWindow,
  keys: ['atLeast', 'window'],
});

const deliveryKinds: ReadonlyMap<string, LimitKind> = new Map([
  ['lead-time', atMost(parseLongest, '28d')],
  ['deployment-frequency', atLeast(parseRate, '28d')],
  ['change-failure-rate', atMost(parseRatio, '90d')],
  ['time-to-restore', atMost(parseLongest, '90d', ['statistic'])],
  ['waiting-to-ship', atMost(parseLongest, '28d')],
  ['release-regularity', atLeast(parseRatio, '90d')],
  ['automation-rate', atLeast(parseRatio, '28d')],
  ['rework-rate', atMost(parseRatio, '90d')],
  ['failed-deployment-recovery-time', atMost(parseLongest, '90d', ['statistic'])],
  ['downtime', atMost(parseLongest, '28d')],
  ['time-to-detect', atMost(parseLongest, '90d')],
  ['who-noticed', atLeast(parseRatio, '90d')],
]);

/** The delivery metrics that can be agreed on for every service. */
export const deliveryMetricIds: readonly string[] = [...deliveryKinds.keys()];

/** How the metric or objective of that id is agreed on; every id that is no delivery metric is an objective's. */
export const limitKind = (id: string): LimitKind => deliveryKinds.get(id) ?? objectiveKind;

/** They follow from the target of an objective: nothing else is agreed on them. */
const budgetIds: ReadonlySet<string> = new Set(['error-budget', 'budget-spent']);

/** Whether an id names a metric that no objective may be called after. */
export const isMetricId = (id: string): boolean => budgetIds.has(id) || deliveryKinds.has(id);
