import type { AgreementVersion, Limit } from '#shared/agreement/version.ts';
import type { MinuteColumns } from '#shared/facts.ts';
import { everyTarget } from '#shared/slo/agreed-targets.ts';
import { burnRate } from '#shared/slo/burn-rate.ts';
import { burnTerms } from '#shared/slo/burn-terms.ts';
import { episodes, termsAt } from '#shared/slo/episodes.ts';
import type { MeasuredEpisode } from '#shared/slo/measured-episode.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { specOf } from '../../../server/compute/spec.ts';
import type { Config, ObjectiveConfig, ServiceConfig } from '../../../server/config/config.ts';
import { loadConfig } from '../../../server/config/load-config.ts';
import type { Store } from '../../../server/store/store.ts';

/** When the histories of these tests begin: a month ends soon after. */
export const WATCHED_FROM = Date.UTC(2026, 0, 30, 21);

/** A board of services with one pushed objective each, called `availability`. */
export const pushedServices = (ids: readonly string[], settings = ''): Config =>
  loadConfig(
    `services:\n${ids.map((id) => `  - { id: ${id}, objectives: [{ id: availability, ${settings}push: {} }] }`).join('\n')}\n`,
    { file: 'andon.yaml', environment: {}, folder: '/', readFile: () => '' },
  );

export const agreedOn = (
  version: number,
  effectiveFromMs: number,
  target: number | null,
  window = '30d',
): AgreementVersion => {
  const limit = (value: number): Limit => ({
    limit: { kind: 'target', value },
    window,
    statistic: 'median',
    warningRatio: 0.2,
  });
  return {
    version,
    effectiveFromMs,
    signedBy: ['development'],
    author: 'a test',
    reason: null,
    metrics: target === null ? {} : { availability: limit(target) },
    services: {},
  };
};

const sumOf = (columns: MinuteColumns, fromMs: number, toMs: number) => {
  const sum = { bad: 0, total: 0 };
  for (let atMs = fromMs; atMs < toMs; atMs += MINUTE_MS) {
    const i = (atMs - columns.startMs) / MINUTE_MS;
    sum.bad += (columns.total[i] ?? 0) - (columns.good[i] ?? 0);
    sum.total += columns.total[i] ?? 0;
  }
  return sum;
};

/** Every episode of an objective up to an instant, judged minute by minute from its first one, and added up plainly. */
export function fromScratch(
  store: Store,
  {
    service,
    objective,
    zone,
    toMs,
  }: { service: ServiceConfig; objective: ObjectiveConfig; zone: string; toMs: number },
): MeasuredEpisode[] {
  const tallies = store.tallies.lookup(store.tallies.sliId(service.id, objective.id));
  const { firstMinuteMs } = tallies;
  if (firstMinuteMs === null || firstMinuteMs >= toMs) return [];
  const facts = { spec: specOf(service, objective, []), versions: store.agreements.versions() };
  const terms = burnTerms(facts.spec, everyTarget(facts, firstMinuteMs, toMs + DAY_MS), zone).map((each) => ({
    ...each,
    rules: each.rules.filter(({ severity }) => severity === 'page'),
  }));
  const columns = tallies.minutes(firstMinuteMs - 6 * HOUR_MS, toMs);
  return episodes(columns, terms, firstMinuteMs, firstMinuteMs).map((episode) => {
    const sum = sumOf(columns, episode.sinceMs, episode.endedAtMs ?? toMs);
    let peakBurn = 0;
    for (let endMs = episode.beganAtMs; endMs < (episode.endedAtMs ?? toMs + MINUTE_MS); endMs += MINUTE_MS) {
      const now = termsAt(terms, endMs);
      const rule = now?.rules.find(({ id }) => id === episode.rule);
      if (now === undefined || rule === undefined) continue;
      const short = sumOf(columns, endMs - rule.shortMinutes * MINUTE_MS, endMs);
      peakBurn = Math.max(peakBurn, burnRate(short, now.allowedRatio) ?? 0);
    }
    return { ...episode, peakBurn, badCount: sum.bad, totalCount: sum.total };
  });
}
