import type { Database } from 'better-sqlite3';
import type { Buffered } from './buffered.ts';
import type { QuerySpanStore } from './store.ts';
import { type TimeSpan, withSpan } from './time-spans.ts';

interface QuestionRow {
  readonly sliId: number;
  readonly fingerprint: string;
  readonly firstAskedAtMs: number;
}

type SpanRow = TimeSpan & { readonly sliId: number };

interface Question extends QuestionRow {
  spans: readonly TimeSpan[];
  /** What the file holds of them; null where it does not hold the question either. */
  written: readonly TimeSpan[] | null;
}

/** What was answered for, in memory; what changed is written with the next flush. */
export function createQuerySpanStore(database: Database): QuerySpanStore & Buffered {
  const selectQuestions = database.prepare<[], QuestionRow>(
    `SELECT sli_id AS sliId, fingerprint, first_asked_at_ms AS firstAskedAtMs FROM query_questions`,
  );
  const selectSpans = database.prepare<[], SpanRow>(
    'SELECT sli_id AS sliId, from_ms AS fromMs, to_ms AS toMs FROM query_spans ORDER BY sli_id, from_ms',
  );
  const upsertQuestion = database.prepare<[number, string, number]>(
    `INSERT INTO query_questions (sli_id, fingerprint, first_asked_at_ms) VALUES (?, ?, ?)
     ON CONFLICT (sli_id) DO UPDATE SET fingerprint = excluded.fingerprint,
       first_asked_at_ms = excluded.first_asked_at_ms`,
  );
  const removeSpans = database.prepare<[number]>('DELETE FROM query_spans WHERE sli_id = ?');
  const removeSpan = database.prepare<[number, number]>(
    'DELETE FROM query_spans WHERE sli_id = ? AND from_ms = ?',
  );
  const upsertSpan = database.prepare<[number, number, number]>(
    `INSERT INTO query_spans (sli_id, from_ms, to_ms) VALUES (?, ?, ?)
     ON CONFLICT (sli_id, from_ms) DO UPDATE SET to_ms = excluded.to_ms`,
  );
  const questions = new Map<number, Question>();
  const changed = new Set<Question>();

  for (const row of selectQuestions.iterate()) questions.set(row.sliId, { ...row, spans: [], written: null });
  for (const { sliId, ...span } of selectSpans.iterate()) {
    const question = questions.get(sliId);
    if (question !== undefined) question.spans = [...question.spans, span];
  }
  for (const question of questions.values()) question.written = question.spans;

  function writeAnew({ sliId, fingerprint, firstAskedAtMs }: Question): void {
    upsertQuestion.run(sliId, fingerprint, firstAskedAtMs);
    removeSpans.run(sliId);
  }

  function writeOne(question: Question): void {
    const { sliId, spans } = question;
    if (question.written === null) writeAnew(question);
    const written = new Map(question.written?.map(({ fromMs, toMs }) => [fromMs, toMs]));
    for (const { fromMs, toMs } of spans) {
      if (written.get(fromMs) !== toMs) upsertSpan.run(sliId, fromMs, toMs);
      written.delete(fromMs);
    }
    for (const fromMs of written.keys()) removeSpan.run(sliId, fromMs);
  }

  return {
    asked(sliId, fingerprint, nowMs) {
      const known = questions.get(sliId);
      if (known?.fingerprint === fingerprint) return;
      const question = { sliId, fingerprint, firstAskedAtMs: nowMs, spans: [], written: null };
      if (known !== undefined) changed.delete(known);
      questions.set(sliId, question);
      changed.add(question);
    },
    firstAskedAtMs: (sliId) => questions.get(sliId)?.firstAskedAtMs ?? null,
    answered: (sliId) => questions.get(sliId)?.spans ?? [],
    add(sliId, span) {
      const question = questions.get(sliId);
      if (question === undefined) throw new RangeError(`SLI ${sliId} asks no server`);
      question.spans = withSpan(question.spans, span);
      changed.add(question);
    },
    write() {
      for (const question of changed) writeOne(question);
    },
    committed() {
      for (const question of changed) question.written = question.spans;
      changed.clear();
    },
  };
}
