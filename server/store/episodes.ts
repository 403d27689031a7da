import type { Database } from 'better-sqlite3';
import type { MeasuredEpisode } from '#shared/slo/measured-episode.ts';
import type { Buffered } from './buffered.ts';
import type { ChangeFeed } from './change-feed.ts';
import { boundsOf, type ListBounds, toPage } from './cursor.ts';
import type { ListQuery, Page } from './store.ts';
import type { WatchMark, WatchMarks } from './watch-marks.ts';

/** What was judged of one SLI, from `fromMs` to where the mark now stands. */
export interface JudgedSpan {
  readonly sliId: number;
  /** Episodes that began after this are taken away: `episodes` says which there are. */
  readonly fromMs: number;
  readonly mark: WatchMark & { readonly held: readonly string[] };
  /** Those that began after `fromMs`, and the one that ran there. Oldest first. */
  readonly episodes: readonly MeasuredEpisode[];
}

/** An episode with the SLI that it is of. */
export interface StoredEpisode extends MeasuredEpisode {
  readonly sliId: number;
  readonly service: string;
  readonly objective: string;
}

export interface EpisodeQuery extends ListQuery {
  readonly objective: string | null;
}

/** Breach episodes as the watch judged them. Announced as `episodes`. */
export interface EpisodeStore {
  /** How far an SLI was judged; null before it first was. */
  mark(sliId: number): WatchMark | null;
  /** Grows whenever a tally before a mark changes, which takes the mark back. */
  correctionNumber(): number;
  /** Keeps what was judged, all that is buffered with it, in one transaction. Durable when it returns. */
  keep(spans: readonly JudgedSpan[]): void;
  /** The one of an SLI that began last; null for none. */
  latest(sliId: number): MeasuredEpisode | null;
  /** Those of an SLI that touch `[fromMs, toMs)`, counted from `sinceMs` on. Oldest first. */
  of(sliId: number, fromMs: number, toMs: number): readonly MeasuredEpisode[];
  /** Those that touch a span, newest first. Throws the problem `invalid-query` for a cursor that is none. */
  list(query: EpisodeQuery): Page<StoredEpisode>;
}

/** The same, and what the flush writes of it. */
interface EpisodeRows extends Omit<EpisodeStore, 'keep'>, Buffered {
  /** What the next flush writes; taken away again where that fails. */
  wait(spans: readonly JudgedSpan[]): void;
  forgetWaiting(): void;
}

type LatestRow = MeasuredEpisode & { readonly sliId: number };
type EpisodeBounds = ListBounds & { readonly objective: string | null };

const COLUMNS = `rule, began_at_ms AS beganAtMs, since_ms AS sinceMs, ended_at_ms AS endedAtMs,
  peak_burn AS peakBurn, bad AS badCount, total AS totalCount`;

const LIST = `SELECT episodes.sli_id AS sliId, service, objective, ${COLUMNS}
  FROM episodes JOIN slis ON slis.id = episodes.sli_id
  WHERE since_ms < @toMs AND (ended_at_ms IS NULL OR ended_at_ms > @fromMs)
    AND (@service IS NULL OR service = @service) AND (@objective IS NULL OR objective = @objective)
    AND began_at_ms <= @beforeMs
    AND (began_at_ms, service, objective) < (@beforeMs, @beforeService, @beforeId)
  ORDER BY began_at_ms DESC, service DESC, objective DESC LIMIT @rowCount`;

export function createEpisodeRows(database: Database, feed: ChangeFeed, marks: WatchMarks): EpisodeRows {
  const selectLatest = database.prepare<[], LatestRow & { readonly newestMs: number }>(
    `SELECT sli_id AS sliId, max(began_at_ms) AS newestMs, ${COLUMNS} FROM episodes GROUP BY sli_id`,
  );
  const selectOf = database.prepare<[number, number, number], MeasuredEpisode>(
    `SELECT ${COLUMNS} FROM episodes
     WHERE sli_id = ? AND since_ms < ? AND (ended_at_ms IS NULL OR ended_at_ms > ?) ORDER BY began_at_ms`,
  );
  const selectPage = database.prepare<EpisodeBounds, StoredEpisode>(LIST);
  const removeAfter = database.prepare<[number, number]>(
    'DELETE FROM episodes WHERE sli_id = ? AND began_at_ms > ?',
  );
  const put = database.prepare<MeasuredEpisode & { readonly sliId: number }>(
    `INSERT OR REPLACE INTO episodes (sli_id, began_at_ms, rule, since_ms, ended_at_ms, peak_burn, bad, total)
     VALUES (@sliId, @beganAtMs, @rule, @sinceMs, @endedAtMs, @peakBurn, @badCount, @totalCount)`,
  );
  const selectNewest = database.prepare<[number], MeasuredEpisode>(
    `SELECT ${COLUMNS} FROM episodes WHERE sli_id = ? ORDER BY began_at_ms DESC LIMIT 1`,
  );
  const latest = new Map<number, MeasuredEpisode>();
  for (const { sliId, newestMs: _, ...episode } of selectLatest.iterate()) latest.set(sliId, episode);
  let waiting: readonly JudgedSpan[] = [];

  /** Whether it takes something away or adds something. */
  const changes = ({ sliId, fromMs, episodes }: JudgedSpan): boolean =>
    episodes.length > 0 || (latest.get(sliId)?.beganAtMs ?? fromMs) > fromMs;

  function writeSpan(span: JudgedSpan): void {
    const { sliId, fromMs, mark, episodes } = span;
    if (changes(span)) removeAfter.run(sliId, fromMs);
    for (const episode of episodes) put.run({ sliId, ...episode });
    marks.writeOne(sliId, mark);
  }

  function readLatest(sliId: number): void {
    const newest = selectNewest.get(sliId);
    if (newest === undefined) latest.delete(sliId);
    else latest.set(sliId, newest);
  }

  return {
    mark: marks.get,
    correctionNumber: marks.correctionNumber,
    latest: (sliId) => latest.get(sliId) ?? null,
    of: (sliId, fromMs, toMs) => selectOf.all(sliId, toMs, fromMs),
    list(query) {
      const rows = selectPage.all({ ...boundsOf(query), objective: query.objective });
      return toPage(
        rows,
        query.limit,
        ({ beganAtMs, service, objective }) => ({ atMs: beganAtMs, service, environment: '', id: objective }),
        (row) => row,
      );
    },
    wait(spans) {
      waiting = spans;
    },
    forgetWaiting() {
      waiting = [];
    },
    write() {
      for (const span of waiting) writeSpan(span);
    },
    committed() {
      const changed = waiting.filter(changes);
      for (const { sliId, mark } of waiting) marks.kept(sliId, mark);
      for (const { sliId } of changed) readLatest(sliId);
      if (changed.length > 0) feed.announce('episodes');
    },
  };
}

/** @param flush writes all that is buffered, of the rows as well */
export function createEpisodeStore(rows: EpisodeRows, flush: () => void): EpisodeStore {
  return {
    ...rows,
    keep(spans) {
      rows.wait(spans);
      try {
        flush();
      } finally {
        rows.forgetWaiting();
      }
    },
  };
}
