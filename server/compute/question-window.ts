import { limitInForce } from '#shared/agreement/in-force.ts';
import { Problem } from '#shared/problems.ts';
import type { Window } from '#shared/time.ts';
import { floorMinute } from '#shared/units.ts';
import { resolveWindow } from '#shared/windows.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { WindowQuestion } from './figure-question.ts';
import { type Moment, momentOf } from './moment.ts';
import { agreedId, type Subject } from './subject.ts';
import { usualWindow } from './usual-window.ts';

/** Where no window goes beyond: now, or the end of the minute that runs. */
export const lastEndMs = ({ metric }: Pick<Subject, 'metric'>, nowMs: number): number =>
  metric.needs === 'tallies' ? momentOf(null, nowMs).minuteEndMs : nowMs;

/**
 * The window of a question: the span it gives, the window it names, or the one that was agreed. Tallies are asked
 * by the minute. A span ends now where it would reach beyond.
 *
 * @throws Problem `invalid-query` for a name that is no window, and for a span that has not begun
 */
export function questionWindow(
  { config, facts, nowMs }: Pick<FigureDeps, 'config' | 'facts' | 'nowMs'>,
  subject: Subject,
  { span, windowName }: WindowQuestion,
  moment: Moment,
): Window {
  const zone = config.current().team.timeZone;
  const byMinute = subject.metric.needs === 'tallies';
  const edge = (atMs: number) => (byMinute ? floorMinute(atMs) : atMs);
  if (span) {
    const startMs = edge(span.fromMs);
    const endMs = Math.min(edge(span.toMs), lastEndMs(subject, nowMs()));
    if (startMs > endMs)
      throw new Problem('invalid-query', 'from lies after now: there is nothing to count yet.');
    return { name: 'custom', startMs, endMs, zone };
  }
  const endMs = byMinute ? moment.minuteEndMs : moment.nowMs;
  const agreed = limitInForce(facts.versions(), subject.service, agreedId(subject), endMs - 1);
  return resolveWindow(windowName ?? agreed?.limit.window ?? usualWindow[subject.metric.needs], endMs, zone);
}
