import { type ReceiptAnswer, receiptContract } from '#shared/api/receipts.ts';
import { isoInstant } from '#shared/time.ts';
import type { Receipt } from '../compute/receipts.ts';
import type { Config } from '../config/config.ts';
import { toJudgementAnswer, toWindowAnswer } from './figure-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const toAnswer = (
  id: string,
  { question, metric, figure, changed }: Receipt,
  { services }: Config,
): ReceiptAnswer => ({
  id,
  definition: {
    metric: metric.id,
    version: metric.version,
    title: metric.title,
    text: metric.definition,
    source: metric.source,
  },
  service: figure.service,
  serviceName: services.find((service) => service.id === figure.service)?.name ?? null,
  objective: figure.objective,
  unit: figure.unit,
  window: toWindowAnswer(figure.window, figure.coveredFromMs),
  formula: figure.formula,
  inputs: { ...figure.inputs },
  leftOut: figure.leftOut.map(({ reason, count, items }) => ({ reason, count, items: [...items] })),
  asMade: { value: question.value, n: question.n, madeAt: isoInstant(question.madeAtMs) },
  now: { value: figure.value, n: figure.n, reason: figure.reason },
  changed,
  judgement: toJudgementAnswer(figure),
});

export function serveReceipts(app: Api, { board, config }: ServeDeps): void {
  app.get(
    receiptContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'Where a number comes from',
        params: receiptContract.params,
        response: { 200: receiptContract.response },
      },
    },
    async ({ params }) => toAnswer(params.id, board.receipt(params.id), config.current()),
  );
}
