import type { LabelPair } from '#shared/selector.ts';
import type { DiscoveryConfig } from '../../config/discovery-config.ts';
import { parseDuration } from '../../config/duration.ts';
import { durationText } from '../../config/duration-text.ts';
import { defaultScrapeTiming } from '../../config/scrape-timing.ts';
import type { Relabel } from '../relabel/relabel.ts';
import type { DiscoveredTarget, FoundGroup } from './discovered-target.ts';
import { targetUrl } from './target-url.ts';

/** What belongs to discovery and never to a series. */
const INTERNAL = '__';
const SHORTEST_SECONDS = 1;

const INTERVAL_LABEL = '__scrape_interval__';
const TIMEOUT_LABEL = '__scrape_timeout__';

/** Rules see interval and time-out also where nobody says them, as those of Prometheus see the global ones. */
function timingLabels(config: DiscoveryConfig): Map<string, string> {
  const interval = config.intervalSeconds ?? defaultScrapeTiming.intervalSeconds;
  const timeout = config.timeoutSeconds ?? Math.min(defaultScrapeTiming.timeoutSeconds, interval);
  return new Map([
    [INTERVAL_LABEL, durationText(interval)],
    [TIMEOUT_LABEL, durationText(timeout)],
  ]);
}

/** Labels before relabelling: what the target itself says wins over its entry. An empty label is none. */
function givenLabels(config: DiscoveryConfig, group: FoundGroup, address: string): Map<string, string> {
  const labels = new Map<string, string>([
    ['job', config.job],
    ['__scheme__', config.scheme],
    ['__metrics_path__', config.metricsPath],
    ...timingLabels(config),
  ]);
  for (const [name, [value = '']] of Object.entries(config.params)) labels.set(`__param_${name}`, value);
  const own = { ...config.labels, ...group.labels, ...group.meta };
  for (const [name, value] of Object.entries(own)) if (value !== '') labels.set(name, value);
  return labels.set('__address__', address);
}

function readDuration(name: string, text: string): number | null {
  if (text === '') return null;
  const seconds = parseDuration(text);
  if (seconds > 0) return seconds;
  throw new Error(`${name} is ${text}; it must be over 0`);
}

/** What was put there because nobody said it, and comes through the rules as it was, is still unsaid. */
function isUnsaid(config: DiscoveryConfig, group: FoundGroup, name: string, text: string): boolean {
  const entrySeconds = name === INTERVAL_LABEL ? config.intervalSeconds : config.timeoutSeconds;
  const own = group.labels[name] || config.labels[name];
  return entrySeconds === null && !own && text === timingLabels(config).get(name);
}

/** Interval and time-out as the labels say them; null where nobody does. */
function readTiming(config: DiscoveryConfig, group: FoundGroup, labels: ReadonlyMap<string, string>) {
  const [intervalSeconds = null, timeoutSeconds = null] = [INTERVAL_LABEL, TIMEOUT_LABEL].map((name) => {
    const text = labels.get(name) ?? '';
    return isUnsaid(config, group, name, text) ? null : readDuration(name, text);
  });
  if (intervalSeconds !== null && intervalSeconds < SHORTEST_SECONDS)
    throw new Error(`an interval of ${intervalSeconds} s is too often; it must be at least 1 s`);
  if (intervalSeconds !== null && timeoutSeconds !== null && timeoutSeconds > intervalSeconds)
    throw new Error(`a time-out of ${timeoutSeconds} s is longer than the interval of ${intervalSeconds} s`);
  return { intervalSeconds, timeoutSeconds };
}

/** What cannot be taken apart may hold anything: what would stand for a user or a query goes. */
function faultyUrl(labels: readonly LabelPair[]): string {
  const named = new Map(labels);
  const place = (named.get('__address__') ?? '').replace(/^.*@/s, '').replace(/[?#].*$/s, '');
  return `${named.get('__scheme__') ?? ''}://${place}${named.get('__metrics_path__') ?? ''}`;
}

function faulty(labels: readonly LabelPair[], error: unknown) {
  const url = faultyUrl(labels);
  const fault = error instanceof Error ? error.message : String(error);
  return { url, intervalSeconds: null, timeoutSeconds: null, fault };
}

function readLabels(config: DiscoveryConfig, group: FoundGroup, labels: readonly LabelPair[]) {
  try {
    const url = targetUrl(labels, config.params);
    return { url, ...readTiming(config, group, new Map(labels)), fault: null };
  } catch (error) {
    return faulty(labels, error);
  }
}

/**
 * Takes one address through its entry's rules.
 *
 * @param relabel the entry's rules
 * @returns null for one that the rules drop, or that they leave without an address
 */
export function makeTarget(
  config: DiscoveryConfig,
  relabel: Relabel,
  group: FoundGroup,
  given: string,
): DiscoveredTarget | null {
  const labels = relabel(givenLabels(config, group, given));
  const address = labels?.find(([name]) => name === '__address__')?.[1] ?? '';
  if (labels === null || address === '') return null;
  const shown = new Map(labels.filter(([name]) => !name.startsWith(INTERNAL)));
  if (!shown.has('instance')) shown.set('instance', address);
  return {
    ...readLabels(config, group, labels),
    address,
    labels: [...shown].sort(([a], [b]) => (a < b ? -1 : 1)),
    reach: group.reach,
  };
}
