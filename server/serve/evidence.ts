import { type EvidenceItem, evidenceContract } from '#shared/api/evidence.ts';
import { isoInstant } from '#shared/time.ts';
import type { KnownEvent } from '../compute/evidence.ts';
import { toWindowAnswer } from './figure-answer.ts';
import { readFigureQuestion } from './figure-question.ts';
import { isoInstantOrNull } from './instants.ts';
import { toCorrectionAnswer, toDeploymentName, toLinkAnswer } from './link-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const DEFAULT_LIMIT = 50;

const toItem = (event: KnownEvent): EvidenceItem => ({
  kind: event.kind,
  service: event.service,
  environment: event.environment,
  id: event.id,
  title: event.title,
  at: isoInstant(event.atMs),
  until: isoInstantOrNull(event.untilMs),
  seconds: event.seconds,
  count: event.count,
  part: event.part,
  counted: event.reason === null,
  reason: event.reason,
  deployment: event.deployment === null ? null : toDeploymentName(event.deployment),
  links: event.links.map(({ link, counts }) => toLinkAnswer(link, counts)),
  correction: event.correction === null ? null : toCorrectionAnswer(event.correction, true),
  url: event.url,
});

export function serveEvidence(app: Api, { board, config }: ServeDeps): void {
  app.get(
    evidenceContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'asked' },
      schema: {
        summary: 'The events behind a figure of deliveries, latest first, with what was left out and why',
        querystring: evidenceContract.query,
        response: { 200: evidenceContract.response },
      },
    },
    async ({ query }) => {
      const { figure, events, next } = board.evidence({
        ...readFigureQuestion(query, config.current()),
        counted: query.counted ?? null,
        reason: query.reason ?? null,
        limit: query.limit ?? DEFAULT_LIMIT,
        cursor: query.cursor ?? null,
      });
      const { metric, service, unit, value, n, reason, low, high, receipt } = figure;
      return {
        metric,
        service,
        unit,
        window: toWindowAnswer(figure.window, figure.coveredFromMs),
        value,
        n,
        reason,
        low,
        high,
        receipt,
        items: events.map(toItem),
        counts: figure.leftOut.map(({ reason: why, count }) => ({ reason: why, count })),
        next,
      };
    },
  );
}
