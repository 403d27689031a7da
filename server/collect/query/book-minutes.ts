import { MINUTE_MS } from '#shared/units.ts';
import type { Observation, Store } from '../../store/store.ts';
import type { TimeSpan } from '../../store/time-spans.ts';
import type { MinuteCount } from './read-minutes.ts';

/** What a server answered of one objective for every minute of a span. */
export interface AnsweredSpan {
  readonly sliId: number;
  readonly span: TimeSpan;
  /** Minutes of the span that were heard; others may stand beside them and are passed over. */
  readonly heard: readonly MinuteCount[];
}

/** Minutes that hold something, though the server has nothing of them: what an earlier question left there. */
function emptied({ tallies }: Store, { sliId, span, heard }: AnsweredSpan): Observation[] {
  const { good, total, covered } = tallies.lookup(sliId).minutes(span.fromMs, span.toMs);
  const heardAt = new Set(heard.map(({ minuteMs }) => minuteMs));
  const observations: Observation[] = [];
  for (let index = 0; index < total.length; index += 1) {
    const minuteMs = span.fromMs + index * MINUTE_MS;
    const holds = (total[index] ?? 0) + (good[index] ?? 0) + (covered[index] ?? 0) > 0;
    if (holds && !heardAt.has(minuteMs))
      observations.push({ sliId, minuteMs, good: 0, total: 0, covered: false });
  }
  return observations;
}

function observationsOf(store: Store, answered: AnsweredSpan): Observation[] {
  const { sliId, span, heard } = answered;
  const inside = heard.filter(({ minuteMs }) => minuteMs >= span.fromMs && minuteMs < span.toMs);
  const counted = inside.map((count) => ({ sliId, ...count, covered: true }));
  return [...counted, ...emptied(store, { ...answered, heard: inside })];
}

/** Puts answers in the place of what the minutes held, and notes that they are answered. Durable when it returns. */
export function bookMinutes(store: Store, answered: readonly AnsweredSpan[]): void {
  const observations = answered.flatMap((one) => observationsOf(store, one));
  if (observations.length > 0) store.tallies.replace(observations);
  // After the tallies: what a crash leaves between them is asked and put in its place once more.
  for (const { sliId, span } of answered) store.querySpans.add(sliId, span);
}
