import type { Figure } from '#shared/figure.ts';
import type { Metric } from '#shared/metrics/define-metric.ts';
import { Problem } from '#shared/problems.ts';
import type { Window } from '#shared/time.ts';
import { ceilMinute, floorMinute } from '#shared/units.ts';
import { computeFigure } from './compute-figure.ts';
import type { FigureDeps } from './figure-deps.ts';
import { lastEndMs } from './question-window.ts';
import { type ReceiptQuestion, readReceiptId } from './receipt-id.ts';
import { isInScope } from './scope.ts';
import { type SourceNote, sourceNote } from './source-note.ts';
import { findSubject, type Subject } from './subject.ts';

/** Where a number comes from: computed again, beside what it said when its link was made. */
export interface Receipt {
  readonly question: ReceiptQuestion;
  readonly metric: Metric;
  readonly figure: Figure;
  /** Whether facts have changed since: the same question now has another answer. */
  readonly changed: boolean;
}

/** Tallies are asked by the minute, and nothing beyond now: an id that was made by hand may say otherwise. */
function usableWindow(window: Window, subject: Subject, nowMs: number): Window {
  const [startMs, endMs] =
    subject.metric.needs === 'deliveries'
      ? [window.startMs, window.endMs]
      : [floorMinute(window.startMs), ceilMinute(window.endMs)];
  const untilMs = Math.min(endMs, lastEndMs(subject, nowMs));
  return { ...window, startMs: Math.min(startMs, untilMs), endMs: untilMs };
}

/** A figure with what is to be said of its facts beside its inputs. */
const withSource = (figure: Figure, source: SourceNote | null): Figure =>
  source === null ? figure : { ...figure, inputs: { ...figure.inputs, source } };

/** @throws Problem `not-found` for an id that is not one of ours, or names what is no longer configured */
export function answerReceipt(deps: FigureDeps, id: string): Receipt {
  const question = readReceiptId(id);
  const { service, atMs } = question;
  if (service !== 'all' && !deps.config.current().services.some((each) => isInScope(service, each)))
    throw new Problem('not-found', `This receipt is of "${service}", which is not configured any more.`);
  const subject = findSubject(deps, question);
  const figure = computeFigure(
    deps,
    subject,
    usableWindow(question.window, subject, deps.nowMs()),
    Math.min(atMs, deps.nowMs()),
  );
  const changed = figure.value !== question.value || figure.n !== question.n;
  const shown = withSource(figure, sourceNote(deps, subject));
  return { question, metric: subject.metric, figure: shown, changed };
}
