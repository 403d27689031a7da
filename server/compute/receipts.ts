import type { Figure } from '#shared/figure.ts';
import type { Metric } from '#shared/metrics/define-metric.ts';
import { computeFigure, type FigureDeps, findSubject } from './figures.ts';
import { type ReceiptQuestion, readReceiptId } from './receipt-id.ts';

/** Where a number comes from: computed again, beside what it said when its link was made. */
export interface Receipt {
  readonly question: ReceiptQuestion;
  readonly metric: Metric;
  readonly figure: Figure;
  /** Whether facts have changed since: the same question now has another answer. */
  readonly changed: boolean;
}

/** @throws Problem `not-found` for an id that is not one of ours, or names what is no longer configured */
export function answerReceipt(deps: FigureDeps, id: string): Receipt {
  const question = readReceiptId(id);
  const { metric, service, objective, window, atMs } = question;
  const subject = findSubject(deps, { metric, service, objective, windowName: null, atMs, span: null });
  const figure = computeFigure(deps, subject, window, atMs);
  const changed = figure.value !== question.value || figure.n !== question.n;
  return { question, metric: subject.metric, figure, changed };
}
