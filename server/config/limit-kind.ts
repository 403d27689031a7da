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

const deliveryKinds: ReadonlyMap<string, LimitKind> = new Map([
  ['lead-time', { key: 'atMost', parse: parseLongest, defaultWindow: '28d', keys: ['atMost', 'window'] }],
  [
    'deployment-frequency',
    { key: 'atLeast', parse: parseRate, defaultWindow: '28d', keys: ['atLeast', 'window'] },
  ],
  [
    'change-failure-rate',
    { key: 'atMost', parse: parseRatio, defaultWindow: '90d', keys: ['atMost', 'window'] },
  ],
  [
    'time-to-restore',
    { key: 'atMost', parse: parseLongest, defaultWindow: '90d', keys: ['atMost', 'window', 'statistic'] },
  ],
]);

/** The delivery metrics that can be agreed on for every service. */
export const deliveryMetricIds: readonly string[] = [...deliveryKinds.keys()];

/** How the metric or objective of that id is agreed on; every id that is no delivery metric is an objective's. */
export const limitKind = (id: string): LimitKind => deliveryKinds.get(id) ?? objectiveKind;

/** Whether an id names a metric that no objective may be called after. */
export const isMetricId = (id: string): boolean => id === 'error-budget' || deliveryKinds.has(id);
