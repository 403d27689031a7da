import type { Database } from 'better-sqlite3';
import type { BaselineDecision, Belief, Note, NoteBelief, NoteKind } from '#shared/facts.ts';
import type { ChangeFeed } from './change-feed.ts';

/** A note as it is written: nobody has spoken of it yet. */
export type NewNote = Omit<Note, 'id' | 'takenBack' | 'beliefs'>;

/** What the team writes on its time line. Nothing is changed or deleted; all is announced as `notes`. */
export interface NoteStore {
  /** Durable when it returns, as the others. */
  write(note: NewNote): Note;
  /** Null where there is none. */
  get(id: number): Note | null;
  /** Oldest first. */
  all(): readonly Note[];
  believe(id: number, belief: NoteBelief): void;
  /** Returns whether it counted until now. */
  takeBack(id: number, word: NonNullable<Note['takenBack']>): boolean;
  decide(decision: BaselineDecision): void;
  /** The latest on each start, in no order. */
  decisions(): readonly BaselineDecision[];
}

interface NoteRow {
  readonly id: number;
  readonly kind: NoteKind;
  readonly atMs: number;
  readonly untilMs: number | null;
  readonly service: string | null;
  readonly metric: string | null;
  readonly text: string;
  readonly by: string;
  readonly writtenAtMs: number;
  readonly takenBackBy: string | null;
  readonly takenBackReason: string | null;
  readonly takenBackAtMs: number | null;
}

interface BeliefRow extends NoteBelief {
  readonly note: number;
  readonly belief: Belief;
}

const COLUMNS = `note_id AS id, kind, at_ms AS atMs, until_ms AS untilMs, service, metric, body AS text,
  written_by AS "by", written_at_ms AS writtenAtMs, taken_back_by AS takenBackBy,
  taken_back_reason AS takenBackReason, taken_back_at_ms AS takenBackAtMs`;
const BELIEFS = `SELECT note_id AS note, said_by AS "by", belief, said_at_ms AS atMs FROM note_beliefs`;

function takenBackOf({ takenBackBy, takenBackReason, takenBackAtMs }: NoteRow): Note['takenBack'] {
  if (takenBackBy === null || takenBackReason === null || takenBackAtMs === null) return null;
  return { by: takenBackBy, reason: takenBackReason, atMs: takenBackAtMs };
}

/** The latest of each name, in the order in which they spoke first. */
function latestOfEach(said: readonly BeliefRow[]): NoteBelief[] {
  const latest = new Map<string, NoteBelief>();
  for (const { by, belief, atMs } of said) latest.set(by, { by, belief, atMs });
  return [...latest.values()];
}

function fromRow(row: NoteRow, said: readonly BeliefRow[]): Note {
  const { id, kind, atMs, untilMs, service, metric, text, by, writtenAtMs } = row;
  const known = { id, kind, atMs, untilMs, service, metric, text, by, writtenAtMs };
  return { ...known, takenBack: takenBackOf(row), beliefs: latestOfEach(said) };
}

export function createNoteStore(database: Database, feed: ChangeFeed): NoteStore {
  const insert = database.prepare<NewNote>(
    `INSERT INTO notes (kind, at_ms, until_ms, service, metric, body, written_by, written_at_ms)
     VALUES (@kind, @atMs, @untilMs, @service, @metric, @text, @by, @writtenAtMs)`,
  );
  const selectOne = database.prepare<[number], NoteRow>(`SELECT ${COLUMNS} FROM notes WHERE note_id = ?`);
  const selectAll = database.prepare<[], NoteRow>(`SELECT ${COLUMNS} FROM notes ORDER BY at_ms, note_id`);
  const selectBeliefs = database.prepare<[], BeliefRow>(`${BELIEFS} ORDER BY belief_id`);
  const selectOwnBeliefs = database.prepare<[number], BeliefRow>(
    `${BELIEFS} WHERE note_id = ? ORDER BY belief_id`,
  );
  const insertBelief = database.prepare<[number, string, Belief, number]>(
    'INSERT INTO note_beliefs (note_id, said_by, belief, said_at_ms) VALUES (?, ?, ?, ?)',
  );
  const takeBack = database.prepare<[string, string, number, number]>(
    `UPDATE notes SET taken_back_by = ?, taken_back_reason = ?, taken_back_at_ms = ?
     WHERE note_id = ? AND taken_back_at_ms IS NULL`,
  );
  const insertDecision = database.prepare<BaselineDecision>(
    `INSERT INTO baseline_decisions (metric, scope, objective, cut_by, start_ms, decision, reason, decided_by,
       decided_at_ms)
     VALUES (@metric, @scope, @objective, @by, @startMs, @decision, @reason, @decidedBy, @decidedAtMs)`,
  );
  const selectDecisions = database.prepare<[], BaselineDecision>(
    `SELECT metric, scope, objective, cut_by AS "by", start_ms AS startMs, decision, reason,
       decided_by AS decidedBy, decided_at_ms AS decidedAtMs
     FROM baseline_decisions
     WHERE decision_id IN (
       SELECT max(decision_id) FROM baseline_decisions GROUP BY metric, scope, objective, cut_by, start_ms)`,
  );
  const get = (id: number): Note | null => {
    const row = selectOne.get(id);
    return row === undefined ? null : fromRow(row, selectOwnBeliefs.all(id));
  };
  return {
    write(note) {
      const id = Number(insert.run(note).lastInsertRowid);
      feed.announce('notes');
      return { ...note, id, takenBack: null, beliefs: [] };
    },
    get,
    all() {
      const said = Map.groupBy(selectBeliefs.all(), ({ note }) => note);
      return selectAll.all().map((row) => fromRow(row, said.get(row.id) ?? []));
    },
    believe(id, { by, belief, atMs }) {
      insertBelief.run(id, by, belief, atMs);
      feed.announce('notes');
    },
    takeBack(id, { by, reason, atMs }) {
      const isNew = takeBack.run(by, reason, atMs, id).changes > 0;
      if (isNew) feed.announce('notes');
      return isNew;
    },
    decide(decision) {
      insertDecision.run(decision);
      feed.announce('notes');
    },
    decisions: () => selectDecisions.all(),
  };
}
