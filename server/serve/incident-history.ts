import Type from 'typebox';
import { HistoryAnswer, IncidentHistory } from '#shared/api/incident-history.ts';
import { countUpserts } from '../store/count-upserts.ts';
import { intakeConfig } from './access.ts';
import { createKeeper } from './keep-as-sent.ts';
import { flagPastIncidents, readPastIncidents } from './past-incidents.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const BODY_BYTES = 16 * 1024 * 1024;

export function serveIncidentHistory(app: Api, { store, config, clock, subjects }: ServeDeps): void {
  const keepAsSent = createKeeper({ store, clock }, 'api/incidents/history');
  app.post(
    '/incidents/history',
    {
      config: intakeConfig('incidents'),
      bodyLimit: BODY_BYTES,
      schema: {
        summary:
          'Take in up to 1,000 incidents of the past, all or none; what cannot have been so is flagged',
        description:
          'Unlike POST /incidents it takes an end before the start, and times after now: they are kept and shown, and no figure counts them. With check=true nothing is stored.',
        querystring: Type.Object({ check: Type.Optional(Type.Boolean()) }),
        body: IncidentHistory,
        response: { 200: HistoryAnswer },
      },
    },
    async (request) => {
      const incidents = readPastIncidents(request.body, config.current());
      const flagged = flagPastIncidents(incidents, clock.nowMs());
      if (request.query.check === true) return { created: 0, updated: 0, same: 0, flagged };
      keepAsSent(request);
      return { ...countUpserts(subjects.tellPastIncidents(incidents)), flagged };
    },
  );
}
