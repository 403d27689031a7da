import { limitInForce } from '#shared/agreement/in-force.ts';
import type { Window } from '#shared/time.ts';
import { floorMinute } from '#shared/units.ts';
import { resolveWindow } from '#shared/windows.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { WindowQuestion } from './figure-question.ts';
import type { Moment } from './moment.ts';
import { agreedId, type Subject } from './subject.ts';
import { usualWindow } from './usual-window.ts';

/**
 * The window of a question: the span it gives, the window it names, or the one that was agreed. Tallies are asked
 * by the minute.
 *
 * @throws Problem `invalid-query` for a name that is no window
 */
export function questionWindow(
  { config, facts }: Pick<FigureDeps, 'config' | 'facts'>,
  subject: Subject,
  { span, windowName }: WindowQuestion,
  moment: Moment,
): Window {
  const zone = config.current().team.timeZone;
  const byMinute = subject.metric.needs === 'tallies';
  const edge = (atMs: number) => (byMinute ? floorMinute(atMs) : atMs);
  if (span) return { name: 'custom', startMs: edge(span.fromMs), endMs: edge(span.toMs), zone };
  const endMs = byMinute ? moment.minuteEndMs : moment.nowMs;
  const agreed = limitInForce(facts.versions(), subject.service, agreedId(subject), endMs - 1);
  return resolveWindow(windowName ?? agreed?.limit.window ?? usualWindow[subject.metric.needs], endMs, zone);
}
