import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { Deployment, DeploymentKey, Incident } from '#shared/facts.ts';
import type { Clock } from '../clock.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { EpisodeQuery } from '../store/episodes.ts';
import type { Store } from '../store/store.ts';
import { answerBudgetLine, type BudgetLine } from './budget-line.ts';
import { createCalmDays } from './calm-days.ts';
import { type StripDay, stripDays } from './days.ts';
import { type DeliveryTile, deliveryTile, headlineMetrics } from './deliveries.ts';
import {
  type BoardEpisode,
  type EpisodeList,
  type EpisodesQuestion,
  episodesOf,
  listEpisodes,
} from './episodes.ts';
import { answerEvidence, type EvidenceList, type EvidenceQuestion } from './evidence.ts';
import { createFacts } from './facts.ts';
import { agreedWindow, type FigureQuestion, type FigureWithReceipt } from './figure-question.ts';
import { answerFigure } from './figures.ts';
import { answerIncident, type IncidentDetail } from './incident-detail.ts';
import { answerIncidentLog, type IncidentLog, type IncidentQuestion } from './incident-log.ts';
import { createKeptJudgements } from './kept-judgements.ts';
import { type Moment, momentOf } from './moment.ts';
import { type NextRelease, nextPlanned } from './next-release.ts';
import type { Notice, Notices } from './notices.ts';
import { type JudgedObjective, judgeObjectives } from './objectives.ts';
import { answerReadiness, type Readiness } from './readiness.ts';
import { answerReceipt, type Receipt } from './receipts.ts';
import { answerRecentReleases, type RecentRelease, type RecentReleasesQuestion } from './recent-releases.ts';
import { answerRelease, type ReleaseDetail } from './release-detail.ts';
import { createReleaseFacts } from './release-facts.ts';
import { answerReleases, type ReleaseList, type ReleaseQuestion } from './release-list.ts';
import { answerSeries, type Series, type SeriesQuestion } from './series.ts';
import { answerTrends, type Trends, type TrendsQuestion } from './trends.ts';
import { agreementInForce, lastRelease, problemsOf, type WallServiceFacts, wallService } from './wall.ts';

export interface Wall {
  readonly nowMs: number;
  /** Ids of services with a problem card, most urgent first. */
  readonly problems: string[];
  readonly services: readonly WallServiceFacts[];
  readonly calmDays: number | null;
  readonly deliveries: readonly DeliveryTile[];
  readonly lastRelease: Deployment | null;
  readonly nextRelease: NextRelease | null;
  readonly agreement: AgreementVersion | null;
}

/** Every question that a screen can ask. Each answer is a function of the facts, the agreement and the time. */
export interface Board {
  /** Whether what it shows is sample data. */
  readonly sample: boolean;
  objectives(question: {
    service: string | null;
    atMs: number | null;
    windowName?: string | null;
  }): JudgedObjective[];
  stripDays(objective: JudgedObjective, count: number): readonly StripDay[];
  /** What was left of the objective's budget over thirty days, and what happened beside it. */
  budgetLine(objective: JudgedObjective, atMs: number | null): BudgetLine;
  figure(question: FigureQuestion): FigureWithReceipt;
  /** One figure of a delivery metric for every service, now. */
  deliveryFigures(metric: string): FigureWithReceipt[];
  deliveries(question: { service: string; atMs: number | null }): readonly DeliveryTile[];
  series(question: SeriesQuestion): Series;
  trends(question: TrendsQuestion): Trends;
  receipt(id: string): Receipt;
  /** What each metric has, and what it still needs. */
  readiness(): Readiness[];
  evidence(question: EvidenceQuestion): EvidenceList;
  releases(question: ReleaseQuestion): ReleaseList;
  /** Throws the problem `not-found` where no deployment has this key. */
  release(key: DeploymentKey): ReleaseDetail;
  incidentLog(question: IncidentQuestion): IncidentLog;
  incident(incident: Incident): IncidentDetail;
  /** Releases of a service in a span, latest first, with the burnings near them. */
  recentReleases(question: RecentReleasesQuestion): RecentRelease[];
  /** Every version of the agreement, oldest first. */
  versions(): readonly AgreementVersion[];
  /** Breach episodes of the configured objectives, newest first. */
  episodes(question: EpisodesQuestion): readonly BoardEpisode[];
  /** A page of every episode that is kept. */
  episodeList(query: EpisodeQuery): EpisodeList;
  wall(question: { group: string | null; atMs: number | null }): Wall;
  /**
   * Reads the deliveries of a service, or of `all`, in short turns, before a question about them is asked. Throws the
   * problem `unavailable` once the board is closed.
   */
  prepareDeliveries(service: string): Promise<void>;
  /** Packs the deliveries that were read for the next start, in short turns. Throws as `prepareDeliveries`. */
  packDeliveries(): Promise<void>;
  /** Nothing more is read ahead. */
  close(): void;
  notices(): readonly Notice[];
}

export interface BoardDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly sample: boolean;
}

export function createBoard({ store, config, clock, notices, sample }: BoardDeps): Board {
  const facts = createFacts(store, config);
  const releaseFacts = createReleaseFacts(facts, store);
  const judgeKept = createKeptJudgements();
  const deps = { store, config, facts, releaseFacts, judgeKept, nowMs: clock.nowMs };
  const calmDays = createCalmDays(deps);
  const moment = (atMs: number | null): Moment => momentOf(atMs, clock.nowMs());
  const tiles = (service: string, at: Moment) =>
    headlineMetrics.map((metric) => deliveryTile(deps, metric, service, at));

  return {
    sample,
    objectives: ({ service, atMs, windowName = null }) =>
      judgeObjectives(
        deps,
        config.current().services.filter((each) => service === null || each.id === service),
        { moment: moment(atMs), isLive: atMs === null, windowName },
      ),
    stripDays,
    budgetLine: (objective, atMs) => answerBudgetLine(deps, objective, atMs),
    figure: (question) => answerFigure(deps, question),
    deliveryFigures: (metric) =>
      config
        .current()
        .services.map(({ id }) =>
          answerFigure(deps, { ...agreedWindow, metric, service: id, objective: null, atMs: null }),
        ),
    deliveries: ({ service, atMs }) => tiles(service, moment(atMs)),
    series: (question) => answerSeries(deps, question),
    trends: (question) => answerTrends(deps, question),
    receipt: (id) => answerReceipt(deps, id),
    readiness: () => answerReadiness(deps),
    evidence: (question) => answerEvidence(deps, question),
    releases: (question) => answerReleases(deps, question),
    release: (key) => answerRelease(deps, key),
    incidentLog: (question) => answerIncidentLog(deps, question),
    incident: (incident) => answerIncident(deps, incident),
    recentReleases: (question) => answerRecentReleases(deps, question),
    versions: facts.versions,
    episodes: (question) => episodesOf(deps, question),
    episodeList: (query) => listEpisodes(deps, query),
    wall: ({ group, atMs }) => {
      const at = moment(atMs);
      const shown = config.current().services.filter((each) => group === null || each.group === group);
      const judged = judgeObjectives(deps, shown, { moment: at, isLive: atMs === null, windowName: null });
      const ofService = Map.groupBy(judged, ({ service }) => service);
      const services = shown.map((each) => wallService(deps, each, ofService.get(each) ?? []));
      return {
        nowMs: at.nowMs,
        services,
        problems: problemsOf(services),
        calmDays: calmDays(shown, at),
        deliveries: tiles('all', at),
        lastRelease: lastRelease(deps, at.nowMs),
        nextRelease: nextPlanned(shown, at.nowMs, config.current().team.timeZone),
        agreement: agreementInForce(facts, at.nowMs),
      };
    },
    prepareDeliveries: facts.prepare,
    packDeliveries: facts.pack,
    close: facts.close,
    notices: () => {
      const refused = config.refused();
      const own = notices.all();
      if (refused === null) return own;
      return [
        { code: 'config-refused', service: null, detail: refused.message, sinceMs: refused.sinceMs },
        ...own,
      ];
    },
  };
}
