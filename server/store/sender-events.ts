import type { Database } from 'better-sqlite3';

/**
 * What an event is about: a deployment, an incident, at which services an incident is, or a pull request, by a key that
 * its kind understands.
 */
export interface Subject {
  readonly kind: 'deployment' | 'incident' | 'whereabouts' | 'pull-request';
  readonly key: string;
}

/** An event about a subject; `body` is its text. */
export interface SubjectEvent extends Subject {
  readonly atMs: number;
  readonly body: string;
}

/** As it is kept: who told it, and whose word it is (1 a person or the API). */
export interface KeptEvent {
  readonly body: string;
  readonly authority: 0 | 1;
  /** The hook that told it; `api` for a person's. */
  readonly source: string;
}

/** What was told of subjects, event by event. */
export interface SenderEventStore {
  /**
   * Puts these in the place of what the delivery told before. Returns the subjects of which it told before or tells
   * now, each once; none where it tells the same as before.
   */
  replace(deliveryId: number, events: readonly SubjectEvent[]): readonly Subject[];
  /** Adds a person's word, after all that people said before. */
  say(event: SubjectEvent): void;
  /** All that was told of a subject, as it was kept. */
  of(subject: Subject): readonly KeptEvent[];
}

interface Row extends SubjectEvent {
  readonly deliveryId: number | null;
  readonly place: number;
  readonly authority: 0 | 1;
}

const isSame = (a: SubjectEvent, b: SubjectEvent | undefined): boolean =>
  b !== undefined && a.kind === b.kind && a.key === b.key && a.atMs === b.atMs && a.body === b.body;

const distinct = (subjects: readonly Subject[]): readonly Subject[] => [
  ...new Map(subjects.map(({ kind, key }) => [`${kind} ${key}`, { kind, key }])).values(),
];

export function createSenderEventStore(database: Database): SenderEventStore {
  const insert = database.prepare<Row>(
    `INSERT INTO sender_events (delivery_row_id, place, kind, subject, at_ms, authority, body)
     VALUES (@deliveryId, @place, @kind, @key, @atMs, @authority, @body)`,
  );
  const selectOfDelivery = database.prepare<[number], SubjectEvent>(
    `SELECT kind, subject AS key, at_ms AS atMs, body FROM sender_events
     WHERE delivery_row_id = ? ORDER BY place`,
  );
  const remove = database.prepare<[number]>('DELETE FROM sender_events WHERE delivery_row_id = ?');
  const selectOfSubject = database.prepare<[string, string], KeptEvent>(
    `SELECT e.body, e.authority, ifnull(d.source, 'api') AS source
     FROM sender_events e LEFT JOIN deliveries d ON d.row_id = e.delivery_row_id
     WHERE e.kind = ? AND e.subject = ? ORDER BY e.row_id`,
  );

  return {
    replace(deliveryId, events) {
      const before = selectOfDelivery.all(deliveryId);
      if (before.length === events.length && before.every((event, index) => isSame(event, events[index])))
        return [];
      remove.run(deliveryId);
      events.forEach(({ kind, key, atMs, body }, place) => {
        insert.run({ deliveryId, place, kind, key, atMs, authority: 0, body });
      });
      return distinct([...before, ...events]);
    },
    say({ kind, key, atMs, body }) {
      insert.run({ deliveryId: null, place: 0, kind, key, atMs, authority: 1, body });
    },
    of: ({ kind, key }) => selectOfSubject.all(kind, key),
  };
}
