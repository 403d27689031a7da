import { DAY_MS, MINUTE_MS, MINUTES_PER_DAY } from '#shared/units.ts';
import type { TimeSpan } from '../../store/time-spans.ts';
import type { Batch } from './batch.ts';
import { type Owing, spansWithin } from './owed-minutes.ts';

/** What one request asks of the past: some members of a batch, over one span. */
export interface PastChunk {
  readonly batch: Batch;
  readonly owing: readonly Owing[];
  readonly span: TimeSpan;
}

/** Under the 11,000 points for each series that servers answer with. */
const MOST_DAYS = 7;

const floorDay = (atMs: number): number => Math.floor(atMs / DAY_MS) * DAY_MS;
const endOf = ({ spans }: Owing): number => spans.at(-1)?.toMs ?? 0;

/**
 * The newest part of what is owed, so that the short windows are whole first and the board is of use at once.
 * It begins at midnight UTC where it can, because tallies are packed by the day.
 *
 * @param owing of members of this batch; at least one
 * @param mostValues how many values the answer may hold
 * @param sharedSeriesCount series of an answer that all members pick from; null where each has its own two
 */
export function newestChunk(
  batch: Batch,
  owing: readonly Owing[],
  mostValues: number,
  sharedSeriesCount: number | null,
): PastChunk {
  const toMs = Math.max(...owing.map(endOf));
  const dayMs = floorDay(toMs - 1);
  const waiting = owing.filter((one) => spansWithin(one.spans, { fromMs: dayMs, toMs }).length > 0);
  const mostMembers = Math.max(1, Math.floor(mostValues / (2 * MINUTES_PER_DAY)));
  const chosen = sharedSeriesCount === null ? waiting.slice(0, mostMembers) : waiting;
  const mostMinutes = Math.max(1, Math.floor(mostValues / (sharedSeriesCount ?? 2 * chosen.length)));
  const days = Math.min(MOST_DAYS, Math.max(1, Math.floor(mostMinutes / MINUTES_PER_DAY)));
  const limitMs = Math.max(dayMs - (days - 1) * DAY_MS, toMs - mostMinutes * MINUTE_MS);
  const within = chosen.flatMap(({ spans }) => spansWithin(spans, { fromMs: limitMs, toMs }));
  const span = { fromMs: Math.min(...within.map(({ fromMs }) => fromMs)), toMs };
  return {
    batch: { ...batch, members: chosen.map(({ member }) => member) },
    owing: chosen.map(({ member, spans }) => ({ member, spans: spansWithin(spans, span) })),
    span,
  };
}
