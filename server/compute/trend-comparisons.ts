import { startOfPeriod } from '#shared/calendar.ts';
import type { Figure } from '#shared/figure.ts';
import { type Compared, compareSpans } from '#shared/metrics/compare-spans.ts';
import type { ToldSeries } from '#shared/metrics/trend-story.ts';
import { cutEdges } from '#shared/sprint.ts';
import type { Span } from '#shared/time.ts';
import { DAY_MS, floorMinute } from '#shared/units.ts';
import { figureOver } from './compute-figure.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { Moment } from './moment.ts';
import type { Subject } from './subject.ts';

/** One side: a figure from events over a span of its own. */
export interface ComparedSide extends Span {
  /** It still runs: "so far". */
  readonly partial: boolean;
  readonly figure: Pick<Figure, 'value' | 'n' | 'reason'>;
}

export interface Comparison extends Compared {
  readonly name: 'sprint' | 'quarter' | 'two-quarters';
  readonly now: ComparedSide;
  readonly before: ComparedSide;
}

interface Pair {
  readonly name: Comparison['name'];
  readonly now: Span;
  readonly before: Span;
}

/** The last whole sprint and the one before; the quarter so far, the one before and the one before that. */
function pairsAt({ config }: Pick<FigureDeps, 'config'>, atMs: number): Pair[] {
  const { sprint, timeZone: zone } = config.current().team;
  const sprints = cutEdges('sprint', sprint, atMs - 3 * sprint.lengthDays * DAY_MS, atMs, zone);
  const [first = 0, second = 0, third = 0] = sprints.filter((edgeMs) => edgeMs <= atMs).slice(-3);
  // An instant before: at the first moment of a quarter the one before is the latest that has run.
  const quarterMs = startOfPeriod('quarter', atMs - 1, zone);
  const beforeMs = startOfPeriod('quarter', quarterMs - 1, zone);
  const earlierMs = startOfPeriod('quarter', beforeMs - 1, zone);
  const now = { startMs: quarterMs, endMs: atMs };
  return [
    {
      name: 'sprint',
      now: { startMs: second, endMs: third },
      before: { startMs: first, endMs: second },
    },
    { name: 'quarter', now, before: { startMs: beforeMs, endMs: quarterMs } },
    { name: 'two-quarters', now, before: { startMs: earlierMs, endMs: beforeMs } },
  ];
}

function sideOver(
  deps: FigureDeps,
  subject: Subject,
  { startMs, endMs }: Span,
  { nowMs, minuteEndMs }: Moment,
): ComparedSide {
  const { timeZone: zone } = deps.config.current().team;
  // A quarter whose end is not now is over.
  const partial = endMs === nowMs && startOfPeriod('quarter', nowMs, zone) === startMs;
  const isByMinute = subject.metric.needs === 'tallies';
  const untilMs = !isByMinute ? endMs : endMs === nowMs ? minuteEndMs : floorMinute(endMs);
  const fromMs = isByMinute ? floorMinute(startMs) : startMs;
  const window = { name: 'custom', startMs: fromMs, endMs: Math.max(fromMs, untilMs), zone };
  const asked = { window, nowMs: Math.min(endMs, nowMs), isBrief: true };
  const { value, n, reason } = figureOver(deps, subject, asked);
  return { startMs, endMs, partial, figure: { value, n, reason } };
}

/** Whether it is better than it was, three times; what each verdict rests on is beside it. */
export function trendComparisons(
  deps: FigureDeps,
  subject: Subject,
  told: ToldSeries,
  moment: Moment,
): Comparison[] {
  return pairsAt(deps, moment.nowMs).map(({ name, now: nowSpan, before: beforeSpan }) => {
    const now = sideOver(deps, subject, nowSpan, moment);
    const before = sideOver(deps, subject, beforeSpan, moment);
    const values = { before: before.figure.value, now: now.figure.value };
    return { name, now, before, ...compareSpans(told, beforeSpan, nowSpan, values) };
  });
}
