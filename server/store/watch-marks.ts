import type { Database } from 'better-sqlite3';
import type { Buffered } from './buffered.ts';

/** How far an SLI was judged. */
export interface WatchMark {
  readonly judgedToMs: number;
  /** Ids of the rules in whose episode it ends; null where the mark was taken back: the episodes before it say so. */
  readonly held: readonly string[] | null;
  /** What it was judged by, and from when, as the watch wrote it. */
  readonly terms: string;
}

/** The marks of all SLIs, in memory. Those that were taken back are written with the next flush. */
export interface WatchMarks extends Buffered {
  /** Null where nothing was judged yet. */
  get(sliId: number): WatchMark | null;
  /** A minute holds something else than it did: what was judged of it and of later ones does not count. */
  corrected(sliId: number, minuteMs: number): void;
  /** Grows whenever a mark is taken back. */
  correctionNumber(): number;
  /** Writes a mark that moved on. Called within a transaction; `kept` says that it is through. */
  writeOne(sliId: number, mark: WatchMark): void;
  kept(sliId: number, mark: WatchMark): void;
}

interface MarkRow {
  readonly sliId: number;
  readonly judgedToMs: number;
  readonly held: string | null;
  readonly terms: string;
}

const fromRow = ({ judgedToMs, held, terms }: MarkRow): WatchMark => ({
  judgedToMs,
  held: held === null ? null : JSON.parse(held),
  terms,
});

export function createWatchMarks(database: Database): WatchMarks {
  const rows = database.prepare<[], MarkRow>(
    'SELECT sli_id AS sliId, judged_to_ms AS judgedToMs, held, terms FROM watch_marks',
  );
  const put = database.prepare<[number, number, string | null, string]>(
    'INSERT OR REPLACE INTO watch_marks (sli_id, judged_to_ms, held, terms) VALUES (?, ?, ?, ?)',
  );
  const marks = new Map<number, WatchMark>();
  for (const row of rows.iterate()) marks.set(row.sliId, fromRow(row));
  const takenBack = new Set<number>();
  let corrections = 0;

  const writeOne = (sliId: number, { judgedToMs, held, terms }: WatchMark): void => {
    put.run(sliId, judgedToMs, held === null ? null : JSON.stringify(held), terms);
  };
  return {
    get: (sliId) => marks.get(sliId) ?? null,
    corrected(sliId, minuteMs) {
      const mark = marks.get(sliId);
      if (mark === undefined || mark.judgedToMs <= minuteMs) return;
      marks.set(sliId, { ...mark, judgedToMs: minuteMs, held: null });
      takenBack.add(sliId);
      corrections += 1;
    },
    correctionNumber: () => corrections,
    writeOne,
    kept(sliId, mark) {
      marks.set(sliId, mark);
    },
    write() {
      for (const sliId of takenBack) {
        const mark = marks.get(sliId);
        if (mark !== undefined) writeOne(sliId, mark);
      }
    },
    committed: () => takenBack.clear(),
  };
}
