import type { Figure } from '#shared/figure.ts';
import { computeFigure } from './compute-figure.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { FigureQuestion, FigureWithReceipt } from './figure-question.ts';
import { momentOf } from './moment.ts';
import { questionWindow } from './question-window.ts';
import { receiptId } from './receipt-id.ts';
import { findSubject } from './subject.ts';

/** The figure with the link under which it can be computed again. */
export function withReceipt(figure: Figure, atMs: number, madeAtMs: number): FigureWithReceipt {
  const { metric, service, objective, window, value, n } = figure;
  return { ...figure, receipt: receiptId({ metric, service, objective, window, atMs, madeAtMs, value, n }) };
}

/** @throws Problem for a metric, an objective or a window that there is not */
export function answerFigure(deps: FigureDeps, question: FigureQuestion): FigureWithReceipt {
  const nowMs = deps.nowMs();
  const subject = findSubject(deps, question);
  const moment = momentOf(
    question.atMs ?? (question.span ? Math.min(question.span.toMs, nowMs) : null),
    nowMs,
  );
  const window = questionWindow(deps, subject, question, moment);
  return withReceipt(computeFigure(deps, subject, window, moment.nowMs), moment.nowMs, nowMs);
}
