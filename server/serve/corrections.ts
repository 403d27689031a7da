import {
  CorrectionBody,
  CorrectionAnswer as CorrectionShape,
  correctContract,
  correctionsContract,
} from '#shared/api/corrections.ts';
import type { LinkCorrection } from '#shared/facts.ts';
import { type LinkVerdicts, linkVerdicts } from '#shared/metrics/link-verdicts.ts';
import { cutPage } from '../compute/cut-page.ts';
import { intakeConfig } from './access.ts';
import { readCorrection } from './correction-facts.ts';
import { knownService } from './known-service.ts';
import { toCorrectionAnswer } from './link-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const DEFAULT_LIMIT = 50;

type Told = Omit<LinkCorrection, 'number'>;

/** The one that counts now about what another one is about; null where nobody spoke of it. */
function countingOf(verdicts: LinkVerdicts, { service, incident, deployment }: Told): LinkCorrection | null {
  if (incident !== null) return verdicts.ofIncident({ service, id: incident });
  return deployment === null ? null : verdicts.ofDeployment(deployment);
}

/** What was said, whenever it was. */
const wordsOf = ({ madeBy, reason, verdict, deployment }: Told): string =>
  JSON.stringify([madeBy, reason, verdict, deployment]);

export function serveCorrections(app: Api, deps: ServeDeps): void {
  servePost(app, deps);
  serveList(app, deps);
}

function servePost(app: Api, { store, config, clock }: ServeDeps): void {
  app.post(
    correctContract.url,
    {
      config: intakeConfig('incidents'),
      schema: {
        summary: 'Say what caused an incident, or whether a deployment failed; it goes before every rule',
        body: CorrectionBody,
        response: { 200: CorrectionShape, 201: CorrectionShape },
      },
    },
    async ({ body }, reply) => {
      const told = readCorrection(body, { store, config: config.current(), nowMs: clock.nowMs() });
      const before = countingOf(linkVerdicts(store.linkCorrections.all()), told);
      if (before !== null && wordsOf(before) === wordsOf(told)) return toCorrectionAnswer(before, true);
      return reply.code(201).send(toCorrectionAnswer(store.linkCorrections.add(told), true));
    },
  );
}

function serveList(app: Api, { store, config }: ServeDeps): void {
  app.get(
    correctionsContract.url,
    {
      config: { access: 'open' },
      schema: {
        summary: 'What people said of links between incidents and deployments, latest first',
        querystring: correctionsContract.query,
        response: { 200: correctionsContract.response },
      },
    },
    async ({ query }) => {
      const service = query.service === undefined ? null : knownService(config.current(), query.service).id;
      const log = store.linkCorrections.all();
      const asked = log.filter(
        (each) =>
          (service === null || each.service === service || each.deployment?.service === service) &&
          (query.incident === undefined || each.incident === query.incident) &&
          (query.deployment === undefined || each.deployment?.id === query.deployment),
      );
      const page = cutPage(asked.toReversed(), query.limit ?? DEFAULT_LIMIT, query.cursor ?? null);
      const verdicts = linkVerdicts(log);
      const items = page.items.map((each) =>
        toCorrectionAnswer(each, countingOf(verdicts, each)?.number === each.number),
      );
      return { items, next: page.next };
    },
  );
}
