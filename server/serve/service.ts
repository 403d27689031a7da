import type { Static } from 'typebox';
import { serviceContract } from '#shared/api/service.ts';
import { isoInstant } from '#shared/time.ts';
import { DAY_MS } from '#shared/units.ts';
import type { JudgedObjective } from '../compute/objectives.ts';
import type { RecentRelease } from '../compute/recent-releases.ts';
import { worstObjective } from '../compute/urgency.ts';
import type { Config } from '../config/config.ts';
import { publicTarget } from '../public-target.ts';
import type { Store } from '../store/store.ts';
import { toGround } from './counted-answer.ts';
import { toWallDelivery } from './delivery-answer.ts';
import { isoInstantOrNull, queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';
import { toObjectiveAnswer } from './objective-answer.ts';
import { toReleaseItem } from './release-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toServiceItem } from './service-item.ts';

type Answer = Static<typeof serviceContract.response>;

const RECENT_INCIDENTS = 10;
const RELEASE_DAYS = 7;
const STOP_DAYS = 30;
const MOST_STOPS = 20;

const toFailing = ({ objective, judged }: JudgedObjective): Answer['failing'][number] => ({
  objective: objective.id,
  ratio: judged.failingRatio5m,
  burnRate: judged.burnRate5m,
});

const toSources = (objectives: readonly JudgedObjective[]): Answer['sources'] =>
  objectives.flatMap(({ objective, sources }) =>
    sources.map((source) => ({
      objective: objective.id,
      target: publicTarget(source.target),
      lastAttemptAt: isoInstant(source.lastAttemptAtMs),
      lastOkAt: isoInstantOrNull(source.lastOkAtMs),
      failuresInARow: source.failuresInARow,
      reason: source.reason,
      detail: source.detail,
      durationSeconds: source.durationSeconds,
    })),
  );

const toStops = ({ collector }: Store, nowMs: number): Answer['stops'] =>
  collector
    .allOutages()
    .filter(({ fromMs, toMs }) => toMs > nowMs - STOP_DAYS * DAY_MS && fromMs < nowMs)
    .slice(-MOST_STOPS)
    .reverse()
    .map(({ fromMs, toMs }) => ({ from: isoInstant(fromMs), to: isoInstant(toMs) }));

const toRelease = ({ judged, burns }: RecentRelease, config: Config): Answer['releases'][number] => ({
  release: toReleaseItem(judged, config),
  burns: burns.map(({ objective, sinceMs, afterSeconds }) => ({
    objective,
    since: isoInstant(sinceMs),
    afterSeconds,
  })),
});

function toReleaseBefore(
  store: Store,
  config: Config,
  service: string,
  atMs: number,
): Answer['releaseBefore'] {
  const last = store.releases.latest(service, config.production, atMs, 1)[0];
  if (last === undefined) return null;
  const { id, environment, version, finishedAtMs } = last;
  return { id, environment, version, finishedAt: isoInstant(finishedAtMs) };
}

/** @param nowMs what began later is not known yet */
const toIncidents = ({ incidents }: Store, service: string, nowMs: number): Answer['incidents'] =>
  incidents
    .list({ service, fromMs: null, toMs: nowMs, limit: RECENT_INCIDENTS, cursor: null })
    .items.map(({ id, title, severity, startedAtMs, resolvedAtMs }) => ({
      id,
      title,
      severity,
      startedAt: isoInstant(startedAtMs),
      resolvedAt: isoInstantOrNull(resolvedAtMs),
    }));

export function serveService(app: Api, { board, config, store, clock }: ServeDeps): void {
  app.get(
    serviceContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary:
          'One service: objectives and what stands behind them, sources, deliveries, releases, incidents',
        params: serviceContract.params,
        querystring: serviceContract.query,
        response: { 200: serviceContract.response },
      },
    },
    async ({ params, query }) => {
      const atMs = queryInstant(query.at, 'at');
      const nowMs = atMs ?? clock.nowMs();
      const current = config.current();
      const service = knownService(current, params.id);
      const objectives = board.objectives({ service: service.id, atMs });
      const weekMs = nowMs - RELEASE_DAYS * DAY_MS;
      return {
        at: isoInstant(nowMs),
        team: { ...current.team },
        sample: board.sample,
        service: { ...toServiceItem(service), objectives: objectives.map(toObjectiveAnswer) },
        worst: worstObjective(objectives)?.objective.id ?? null,
        grounds: objectives.map((each) => toGround(each, nowMs)),
        failing: objectives.map(toFailing),
        sources: toSources(objectives),
        stops: toStops(store, nowMs),
        deliveries: board.deliveries({ service: service.id, atMs }).map((each) => ({
          delivery: toWallDelivery(each),
          receipt: each.figure.receipt,
        })),
        releases: board
          .recentReleases({ service: service.id, span: { startMs: weekMs, endMs: nowMs }, atMs })
          .map((each) => toRelease(each, current)),
        releaseBefore: toReleaseBefore(store, current, service.id, weekMs),
        incidents: toIncidents(store, service.id, nowMs),
      };
    },
  );
}
