import { incidentContract, incidentLogContract } from '#shared/api/incident-log.ts';
import { isoInstant } from '#shared/time.ts';
import { theOne } from './incident-facts.ts';
import { toIncidentItem, toReleaseName } from './incident-item.ts';
import { knownService } from './known-service.ts';
import { toCorrectionAnswer } from './link-answer.ts';
import { readPageQuestion } from './page-question.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

export function serveIncidentLog(app: Api, deps: ServeDeps): void {
  serveList(app, deps);
  serveOne(app, deps);
}

function serveList(app: Api, { board, config, clock }: ServeDeps): void {
  app.get(
    incidentLogContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'Incidents of a span with what each rests on, and the downtime of every service',
        querystring: incidentLogContract.query,
        response: { 200: incidentLogContract.response },
      },
    },
    async ({ query }) => {
      const current = config.current();
      const nowMs = clock.nowMs();
      const question = readPageQuestion(query, current, nowMs);
      const { totals, services, page, maintenance } = board.incidentLog({
        ...question,
        onlyOpen: query.open ?? false,
      });
      return {
        at: isoInstant(nowMs),
        team: { ...current.team },
        sample: board.sample,
        from: isoInstant(question.span.startMs),
        to: isoInstant(question.span.endMs),
        totals: { ...totals },
        services: services.map(({ service, ...sums }) => ({
          service: service.id,
          serviceName: { ...service.name },
          ...sums,
        })),
        items: page.items.map((judged) => toIncidentItem(judged, current)),
        maintenance: maintenance.map((judged) => toIncidentItem(judged, current)),
        next: page.next,
      };
    },
  );
}

function serveOne(app: Api, { board, store, config, clock }: ServeDeps): void {
  app.get(
    incidentContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'One incident, and what is said of its cause',
        params: incidentContract.params,
        querystring: incidentContract.query,
        response: { 200: incidentContract.response },
      },
    },
    async ({ params, query }) => {
      const current = config.current();
      const service = query.service === undefined ? undefined : knownService(current, query.service).id;
      const incident = theOne(store.incidents.find(params.id), params.id, service);
      const { judged, fixes, candidates, corrections } = board.incident(incident);
      return {
        at: isoInstant(clock.nowMs()),
        team: { ...current.team },
        sample: board.sample,
        incident: toIncidentItem(judged, current),
        fixes: fixes.map((each) => toReleaseName(each, current)),
        candidates: candidates.map((each) => toReleaseName(each, current)),
        corrections: corrections.map((each, place) => toCorrectionAnswer(each, place === 0)),
      };
    },
  );
}
