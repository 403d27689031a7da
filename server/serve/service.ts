import { serviceContract } from '#shared/api/services.ts';
import { isoInstant } from '#shared/time.ts';
import type { JudgedObjective } from '../compute/objectives.ts';
import { worstObjective } from '../compute/urgency.ts';
import { publicTarget } from '../public-target.ts';
import type { Store } from '../store/store.ts';
import { toWallDelivery } from './delivery-answer.ts';
import { isoInstantOrNull, queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toServiceItem } from './service-item.ts';
import { toStripDay } from './strip-answer.ts';

const STRIP_DAYS = 90;
const RECENT = 10;

const toSources = (objectives: readonly JudgedObjective[]) =>
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

const recent = (service: string) => ({ service, fromMs: null, toMs: null, limit: RECENT, cursor: null });

const toReleases = ({ deployments }: Store, service: string) =>
  deployments
    .list(recent(service))
    .items.map(({ id, environment, version, finishedAtMs, changeCount, url }) => ({
      id,
      environment,
      version,
      finishedAt: isoInstant(finishedAtMs),
      changeCount,
      url,
    }));

const toIncidents = ({ incidents }: Store, service: string) =>
  incidents.list(recent(service)).items.map(({ id, title, severity, startedAtMs, resolvedAtMs }) => ({
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
        summary: 'One service: objectives, strips, sources, deliveries',
        params: serviceContract.params,
        querystring: serviceContract.query,
        response: { 200: serviceContract.response },
      },
    },
    async ({ params, query }) => {
      const atMs = queryInstant(query.at, 'at');
      const current = config.current();
      const service = knownService(current, params.id);
      const objectives = board.objectives({ service: service.id, atMs });
      return {
        at: isoInstant(atMs ?? clock.nowMs()),
        team: { ...current.team },
        sample: board.sample,
        service: toServiceItem(service, objectives),
        worst: worstObjective(objectives)?.objective.id ?? null,
        strips: objectives.map((each) => ({
          objective: each.objective.id,
          days: board.stripDays(each, STRIP_DAYS).map(toStripDay),
        })),
        sources: toSources(objectives),
        deliveries: board.deliveries({ service: service.id, atMs }).map((each) => ({
          delivery: toWallDelivery(each),
          receipt: each.figure.receipt,
        })),
        releases: toReleases(store, service.id),
        incidents: toIncidents(store, service.id),
      };
    },
  );
}
