import type { FigureAnswer } from '#shared/api/figures.ts';
import type { Figure } from '#shared/figure.ts';
import type { Window } from '#shared/time.ts';
import { isoInstant } from '#shared/time.ts';
import type { FigureWithReceipt } from '../compute/figure-question.ts';
import { isoInstantOrNull } from './instants.ts';

export const toWindowAnswer = (window: Window, coveredFromMs: number | null) => ({
  name: window.name,
  start: isoInstant(window.startMs),
  end: isoInstant(window.endMs),
  zone: window.zone,
  coveredFrom: isoInstantOrNull(coveredFromMs),
});

export const toJudgementAnswer = ({ judgement }: Pick<Figure, 'judgement'>) => ({
  state: judgement.state,
  limit: judgement.limit === null ? null : { ...judgement.limit },
  agreementVersion: judgement.agreementVersion,
});

export const toFigureAnswer = (figure: FigureWithReceipt): FigureAnswer => ({
  metric: figure.metric,
  service: figure.service,
  objective: figure.objective,
  unit: figure.unit,
  window: toWindowAnswer(figure.window, figure.coveredFromMs),
  value: figure.value,
  n: figure.n,
  reason: figure.reason,
  low: figure.low,
  high: figure.high,
  detail: { ...figure.detail },
  judgement: toJudgementAnswer(figure),
  receipt: figure.receipt,
});
