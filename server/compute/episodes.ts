import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import { judgeSpan } from '#shared/slo/judge-span.ts';
import { atRest, type MeasuredEpisode } from '#shared/slo/measured-episode.ts';
import { objectiveBudget } from '#shared/slo/objective-budget.ts';
import { pageTerms } from '#shared/slo/page-terms.ts';
import { floorMinute, MINUTE_MS } from '#shared/units.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { EpisodeQuery } from '../store/episodes.ts';
import type { Page, Store } from '../store/store.ts';
import type { Facts } from './facts.ts';
import { objectiveWindow } from './objectives.ts';

export interface EpisodesDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly facts: Facts;
  readonly nowMs: () => number;
}

/** Which episodes are asked for. */
export interface EpisodesQuestion {
  /** Null for every service, and every objective. */
  readonly service: string | null;
  readonly objective: string | null;
  /** Those that touch `[fromMs, toMs)`, counted from `sinceMs` on. */
  readonly fromMs: number;
  readonly toMs: number;
  /** As they stood then; null for now. */
  readonly atMs: number | null;
}

/** An episode, and what it cost. */
export interface BoardEpisode extends MeasuredEpisode {
  readonly service: string;
  readonly objective: string;
  /**
   * Share of the budget that `badCount` is, by the allowance of the SLO period that ends with the episode or, while it
   * runs, where it was judged. Null where nothing is agreed then, and for objectives that are configured no more.
   */
  readonly costRatio: number | null;
}

/** A page of episodes, and up to where every configured objective was judged; null before the first was. */
export interface EpisodeList extends Page<BoardEpisode> {
  readonly judgedToMs: number | null;
}

interface Configured {
  readonly service: ServiceConfig;
  readonly objective: ObjectiveConfig;
}

const configured = ({ config }: EpisodesDeps): Configured[] =>
  config
    .current()
    .services.flatMap((service) => service.objectives.map((objective) => ({ service, objective })));

function costOf(deps: EpisodesDeps, facts: ObjectiveFacts, episode: MeasuredEpisode, toMs: number) {
  const endMs = episode.endedAtMs ?? toMs;
  const zone = deps.config.current().team.timeZone;
  const window = objectiveWindow(facts, { nowMs: endMs, minuteEndMs: endMs }, zone);
  const allowed = objectiveBudget(facts, window).budget?.allowed ?? 0;
  return allowed > 0 ? episode.badCount / allowed : null;
}

/** Up to where every configured objective with a history was judged; null before that. */
export function judgedToMs(deps: EpisodesDeps): number | null {
  let earliestMs: number | null = null;
  for (const { service, objective } of configured(deps)) {
    const sliId = deps.store.tallies.sliId(service.id, objective.id);
    if (deps.store.tallies.lookup(sliId).firstMinuteMs === null) continue;
    const mark = deps.store.episodes.mark(sliId);
    if (mark === null) return null;
    earliestMs = Math.min(earliestMs ?? mark.judgedToMs, mark.judgedToMs);
  }
  return earliestMs;
}

/** An episode as it stood at an earlier time; null where it had not begun. */
function asOf(facts: ObjectiveFacts, episode: MeasuredEpisode, atMs: number, zone: string) {
  if (episode.endedAtMs !== null && episode.endedAtMs <= atMs) return episode;
  if (episode.beganAtMs > atMs) return null;
  const fromMs = episode.beganAtMs - MINUTE_MS;
  return judgeSpan(facts.tallies, pageTerms(facts, zone, fromMs, atMs), atRest, fromMs, atMs).now.open;
}

/** The episodes of the configured objectives, newest first: those that the watch has judged. */
export function episodesOf(deps: EpisodesDeps, question: EpisodesQuestion): BoardEpisode[] {
  const { service, objective, fromMs, toMs, atMs } = question;
  const zone = deps.config.current().team.timeZone;
  const ofOne = (each: Configured): BoardEpisode[] => {
    const sliId = deps.store.tallies.sliId(each.service.id, each.objective.id);
    const facts = deps.facts.objective(each.service, each.objective);
    const judgedMs = deps.store.episodes.mark(sliId)?.judgedToMs ?? toMs;
    const untilMs = Math.min(judgedMs, floorMinute(atMs ?? judgedMs));
    return deps.store.episodes
      .of(sliId, fromMs, toMs)
      .flatMap((episode) => asOf(facts, episode, untilMs, zone) ?? [])
      .map((episode) => ({
        ...episode,
        service: each.service.id,
        objective: each.objective.id,
        costRatio: costOf(deps, facts, episode, untilMs),
      }));
  };
  return configured(deps)
    .filter((each) => service === null || each.service.id === service)
    .filter((each) => objective === null || each.objective.id === objective)
    .flatMap(ofOne)
    .sort((a, b) => b.beganAtMs - a.beganAtMs);
}

/** A page of all that is kept, newest first, also of objectives that are configured no more. */
export function listEpisodes(deps: EpisodesDeps, query: EpisodeQuery): EpisodeList {
  const known = new Map(configured(deps).map((each) => [`${each.service.id} ${each.objective.id}`, each]));
  const { items, next } = deps.store.episodes.list(query);
  const costed = items.map(({ sliId, ...episode }): BoardEpisode => {
    const each = known.get(`${episode.service} ${episode.objective}`);
    if (each === undefined) return { ...episode, costRatio: null };
    const facts = deps.facts.objective(each.service, each.objective);
    const toMs = deps.store.episodes.mark(sliId)?.judgedToMs ?? floorMinute(deps.nowMs());
    return { ...episode, costRatio: costOf(deps, facts, episode, toMs) };
  });
  return { items: costed, next, judgedToMs: judgedToMs(deps) };
}
