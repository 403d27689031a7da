import { periodEdges } from '#shared/calendar.ts';
import { firstIndexAt } from '#shared/metrics/deployment-history.ts';
import type { ReleasePlan } from '#shared/release-plan.ts';
import { type ReleaseSlot, releaseSlots } from '#shared/release-slots.ts';
import type { Span } from '#shared/time.ts';

/** A day on which a service released. */
interface StripReleases {
  readonly startMs: number;
  readonly count: number;
  readonly failedCount: number;
  /** Whether a release was planned for this day. */
  readonly kept: boolean;
}

interface StripSlot {
  readonly atMs: number;
  /** `due` on its own day too, as long as nothing went out. */
  readonly state: 'out' | 'missed' | 'due';
}

export interface Strip {
  /** Oldest first; days without a release are left out. */
  readonly days: readonly StripReleases[];
  readonly slots: readonly StripSlot[];
}

/** One release on a strip. */
export interface StripMark {
  readonly atMs: number;
  readonly hasFailed: boolean;
}

interface StripInput {
  /** Of one service, oldest first, in the span. */
  readonly marks: readonly StripMark[];
  readonly plan: ReleasePlan | null;
  /** When the first release of all went out; null before it. What was due on earlier days was not planned yet. */
  readonly firstMs: number | null;
  readonly span: Span;
  readonly zone: string;
  readonly nowMs: number;
}

function stateOf(slot: ReleaseSlot, marksMs: readonly number[], nowMs: number): StripSlot['state'] {
  const first = marksMs[firstIndexAt(marksMs, slot.dayStartMs)];
  if (first !== undefined && first < slot.dayEndMs) return 'out';
  return slot.dayEndMs > nowMs ? 'due' : 'missed';
}

/** When one service released in a span, day by day in a zone, and which planned releases it kept. */
export function releaseStrip({ marks, plan, firstMs, span, zone, nowMs }: StripInput): Strip {
  const edges = periodEdges('day', span.startMs, span.endMs, zone);
  const marksMs = marks.map(({ atMs }) => atMs);
  const sinceMs = firstMs ?? nowMs;
  const slots =
    plan === null ? [] : releaseSlots(plan, span, zone).filter(({ dayEndMs }) => dayEndMs > sinceMs);
  const plannedDays = new Set(slots.map(({ dayStartMs }) => dayStartMs));
  const byDay = Map.groupBy(marks, ({ atMs }) => edges[firstIndexAt(edges, atMs + 1) - 1] ?? span.startMs);
  return {
    days: [...byDay].map(([startMs, those]) => ({
      startMs,
      count: those.length,
      failedCount: those.filter(({ hasFailed }) => hasFailed).length,
      kept: plannedDays.has(startMs),
    })),
    slots: slots.map((slot) => ({ atMs: slot.dueAtMs, state: stateOf(slot, marksMs, nowMs) })),
  };
}
