import type { Static } from 'typebox';
import { releaseContract, releasesContract } from '#shared/api/releases.ts';
import { shownRepository } from '#shared/repository-address.ts';
import { isoInstant } from '#shared/time.ts';
import { SETTLE_SECONDS } from '../compute/compute-figure.ts';
import type { NearIncident, ReleaseDetail } from '../compute/release-detail.ts';
import type { Config } from '../config/config.ts';
import { isoInstantOrNull } from './instants.ts';
import { knownService } from './known-service.ts';
import { toCorrectionAnswer, toLinkAnswer } from './link-answer.ts';
import { readPageQuestion } from './page-question.ts';
import { toReleaseChange, toReleaseItem, toStripLane, toWaitingItem } from './release-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { serviceNameOf } from './service-name.ts';

export function serveReleases(app: Api, deps: ServeDeps): void {
  serveList(app, deps);
  serveOne(app, deps);
}

function serveList(app: Api, { board, config, clock }: ServeDeps): void {
  app.get(
    releasesContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'Releases with how each went, when they went out, and what waits to go out',
        querystring: releasesContract.query,
        response: { 200: releasesContract.response },
      },
    },
    async ({ query }) => {
      const current = config.current();
      const nowMs = clock.nowMs();
      const question = readPageQuestion(query, current, nowMs);
      const { counts, lanes, laneCount, waiting, page } = board.releases({
        ...question,
        onlyFailed: query.failed ?? false,
      });
      return {
        at: isoInstant(nowMs),
        team: { ...current.team },
        sample: board.sample,
        from: isoInstant(question.span.startMs),
        to: isoInstant(question.span.endMs),
        settleSeconds: SETTLE_SECONDS,
        counts: { ...counts },
        lanes: lanes.map(toStripLane),
        laneCount,
        waiting: waiting.map(toWaitingItem),
        items: page.items.map((judged) => toReleaseItem(judged, current)),
        next: page.next,
      };
    },
  );
}

const toNear = ({ incident, afterSeconds, link }: NearIncident, config: Config) => ({
  service: incident.service,
  serviceName: serviceNameOf(config, incident.service),
  id: incident.id,
  title: incident.title,
  severity: incident.severity,
  startedAt: isoInstant(incident.startedAtMs),
  resolvedAt: isoInstantOrNull(incident.resolvedAtMs),
  afterSeconds,
  link: link === null ? null : toLinkAnswer(link, true),
});

const toBefore = ({ before }: ReleaseDetail): Static<typeof releaseContract.response>['before'] =>
  before === null
    ? null
    : {
        service: before.service,
        environment: before.environment,
        id: before.id,
        version: before.version,
        finishedAt: isoInstant(before.finishedAtMs),
      };

function serveOne(app: Api, { board, config, clock }: ServeDeps): void {
  app.get(
    releaseContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'One release: what it brought, how it went, and what says so',
        params: releaseContract.params,
        response: { 200: releaseContract.response },
      },
    },
    async ({ params }) => {
      const current = config.current();
      const service = knownService(current, params.service).id;
      const detail = board.release({ service, environment: params.environment, id: params.id });
      const { release } = detail.judged;
      return {
        at: isoInstant(clock.nowMs()),
        team: { ...current.team },
        sample: board.sample,
        release: toReleaseItem(detail.judged, current),
        ref: release.ref,
        repository: release.repository === null ? null : shownRepository(release.repository),
        source: release.source,
        settleSeconds: SETTLE_SECONDS,
        before: toBefore(detail),
        limit: detail.limit === null ? null : { ...detail.limit },
        changes: detail.changes.map(toReleaseChange),
        parts: { ...detail.parts },
        incidents: detail.incidents.map((near) => toNear(near, current)),
        corrections: detail.corrections.map((each, place) => toCorrectionAnswer(each, place === 0)),
      };
    },
  );
}
