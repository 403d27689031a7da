import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { DeliveryState, SenderKind } from '#shared/sender-kind.ts';
import { createDeliveryList, type DeliveryList } from './delivery-list.ts';
import type { Upserted } from './store.ts';

/** A body as it came. */
interface SentBody {
  readonly source: string;
  readonly deliveryId: string;
  readonly receivedAtMs: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** What a sender sent to a hook, to be read. `source` is the hook's name. */
export interface SentToHook extends SentBody {
  readonly sender: SenderKind;
  /** Those that reading needs, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A delivery that is kept, whole. */
export interface KeptDelivery extends SentToHook {
  readonly id: number;
  readonly state: DeliveryState;
  readonly detail: string | null;
}

/** What became of a delivery. */
export interface DeliveryMark {
  readonly state: DeliveryState;
  readonly detail: string | null;
  readonly readAtMs: number;
}

/** What was sent to us, as it came: bodies that are read at once, and those that senders send to hooks. */
export interface DeliveryStore extends DeliveryList {
  /** Keeps a body that was read already. `same` where (source, deliveryId) is there. */
  keep(row: SentBody): Upserted;
  /**
   * Keeps what a hook got, to be read. Durable when it returns. The same (source, deliveryId) with the same bytes is
   * the same delivery; with other bytes it is another one.
   */
  receive(sent: SentToHook): { readonly id: number; readonly isNew: boolean };
  get(id: number): KeptDelivery | null;
  /** The oldest that waits and came after the delivery `afterId`; null when none does. */
  nextWaiting(afterId: number): KeptDelivery | null;
  /** The next that names no configured service. */
  nextUnmatched(afterId: number): KeptDelivery | null;
  /** How many wait; counted no further than `most`. */
  waitingCount(most: number): number;
  mark(id: number, mark: DeliveryMark): void;
}

type Row = Omit<KeptDelivery, 'headers'> & { readonly headers: string };

const COLUMNS = `row_id AS id, source, sender, delivery_id AS deliveryId, received_at_ms AS receivedAtMs,
  content_type AS contentType, headers, body, state, detail`;

const fromRow = (row: Row | undefined): KeptDelivery | null =>
  row === undefined ? null : { ...row, headers: JSON.parse(row.headers) as Record<string, string> };

/** Names a delivery whose id stands for other bytes already. */
const otherId = ({ deliveryId, body }: SentBody): string =>
  `${deliveryId} ${createHash('sha256').update(body).digest('hex').slice(0, 16)}`;

export function createDeliveryStore(database: Database): DeliveryStore {
  const insertRead = database.prepare<SentBody>(
    `INSERT INTO deliveries (source, delivery_id, received_at_ms, content_type, body)
     VALUES (@source, @deliveryId, @receivedAtMs, @contentType, @body)
     ON CONFLICT (source, delivery_id) DO NOTHING`,
  );
  const insertSent = database.prepare<Omit<SentToHook, 'headers'> & { headers: string }>(
    `INSERT INTO deliveries (source, delivery_id, received_at_ms, content_type, body, sender, headers, state)
     VALUES (@source, @deliveryId, @receivedAtMs, @contentType, @body, @sender, @headers, 'waiting')`,
  );
  const find = database.prepare<[string, string], { id: number; body: Buffer }>(
    'SELECT row_id AS id, body FROM deliveries WHERE source = ? AND delivery_id = ?',
  );
  const select = database.prepare<[number], Row>(
    `SELECT ${COLUMNS} FROM deliveries WHERE row_id = ? AND sender IS NOT NULL`,
  );
  const next = (state: 'waiting' | 'unmatched') =>
    database.prepare<[number], Row>(
      `SELECT ${COLUMNS} FROM deliveries WHERE state = '${state}' AND row_id > ? ORDER BY row_id LIMIT 1`,
    );
  const selectWaiting = next('waiting');
  const selectUnmatched = next('unmatched');
  const countWaiting = database
    .prepare<[number], number>(
      "SELECT count(*) FROM (SELECT 1 FROM deliveries WHERE state = 'waiting' LIMIT ?)",
    )
    .pluck();
  const update = database.prepare<DeliveryMark & { id: number }>(
    'UPDATE deliveries SET state = @state, detail = @detail, read_at_ms = @readAtMs WHERE row_id = @id',
  );

  function receive(sent: SentToHook): { readonly id: number; readonly isNew: boolean } {
    const there = find.get(sent.source, sent.deliveryId);
    if (there === undefined) {
      const { lastInsertRowid } = insertSent.run({ ...sent, headers: JSON.stringify(sent.headers) });
      return { id: Number(lastInsertRowid), isNew: true };
    }
    if (there.body.equals(sent.body)) return { id: there.id, isNew: false };
    return receive({ ...sent, deliveryId: otherId(sent) });
  }

  return {
    ...createDeliveryList(database),
    keep: (row) => (insertRead.run(row).changes === 1 ? 'created' : 'same'),
    receive,
    get: (id) => fromRow(select.get(id)),
    nextWaiting: (afterId) => fromRow(selectWaiting.get(afterId)),
    nextUnmatched: (afterId) => fromRow(selectUnmatched.get(afterId)),
    waitingCount: (most) => countWaiting.get(most) ?? 0,
    mark: (id, mark) => void update.run({ ...mark, id }),
  };
}
