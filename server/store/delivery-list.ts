import type { Database } from 'better-sqlite3';
import { type DeliveryState, deliveryStates, type SenderKind } from '#shared/sender-kind.ts';
import { boundsOf, type ListBounds, toPage } from './cursor.ts';
import type { Page } from './store.ts';

/** A delivery in a list: all but its body and headers. */
export interface ListedDelivery {
  readonly id: number;
  readonly source: string;
  readonly sender: SenderKind;
  readonly deliveryId: string;
  readonly receivedAtMs: number;
  readonly readAtMs: number | null;
  readonly state: DeliveryState;
  readonly detail: string | null;
  readonly bodyBytes: number;
  /** Events that it told of deployments, incidents and pull requests. */
  readonly eventCount: number;
}

export interface DeliveryQuery {
  /** Null for any. */
  readonly state: DeliveryState | null;
  readonly source: string | null;
  /** 1 to 1 000. */
  readonly limit: number;
  readonly cursor: string | null;
}

/** How many deliveries of a source are in a state, and when the latest of them came. */
export interface DeliveryCount {
  readonly source: string;
  readonly state: DeliveryState;
  readonly count: number;
  readonly lastAtMs: number;
}

/** What senders sent to hooks, as lists and counts. */
export interface DeliveryList {
  /** Latest first. Throws the problem `invalid-query` for a cursor that is none. */
  list(query: DeliveryQuery): Page<ListedDelivery>;
  /** Null where there is none of that number. */
  listed(id: number): ListedDelivery | null;
  counts(): readonly DeliveryCount[];
  /** What there is to know beside the events of the latest deliveries of a source that were read. */
  words(source: string, limit: number): readonly string[];
}

type Bounds = Pick<ListBounds, 'beforeMs' | 'rowCount'> & { readonly source: string | null };

const COLUMNS = `row_id AS id, source, sender, delivery_id AS deliveryId, received_at_ms AS receivedAtMs,
  read_at_ms AS readAtMs, state, detail, length(body) AS bodyBytes,
  (SELECT count(*) FROM sender_events e WHERE e.delivery_row_id = d.row_id AND e.kind <> 'whereabouts') AS eventCount`;

export function createDeliveryList(database: Database): DeliveryList {
  const selectPage = (condition: string) =>
    database.prepare<Bounds, ListedDelivery>(
      `SELECT ${COLUMNS} FROM deliveries d
       WHERE sender IS NOT NULL AND row_id < @beforeMs AND (@source IS NULL OR source = @source) ${condition}
       ORDER BY row_id DESC LIMIT @rowCount`,
    );
  const ofAnyState = selectPage('');
  // Each state as a word of its own: the small indexes of those in trouble are then used.
  const ofState = new Map(deliveryStates.map((state) => [state, selectPage(`AND state = '${state}'`)]));
  const selectOne = database.prepare<[number], ListedDelivery>(
    `SELECT ${COLUMNS} FROM deliveries d WHERE sender IS NOT NULL AND row_id = ?`,
  );
  const selectCounts = database.prepare<[], DeliveryCount>(
    `SELECT source, state, count(*) AS count, max(received_at_ms) AS lastAtMs
     FROM deliveries INDEXED BY deliveries_by_source WHERE sender IS NOT NULL GROUP BY source, state`,
  );
  const selectWords = database
    .prepare<[string, number], string>(
      `SELECT detail FROM deliveries INDEXED BY deliveries_with_words
       WHERE sender IS NOT NULL AND state = 'read' AND detail IS NOT NULL AND source = ?
       ORDER BY row_id DESC LIMIT ?`,
    )
    .pluck();

  return {
    list({ state, source, limit, cursor }) {
      const { beforeMs, rowCount } = boundsOf({ service: null, fromMs: null, toMs: null, limit, cursor });
      const statement = (state === null ? null : ofState.get(state)) ?? ofAnyState;
      const rows = statement.all({ source, beforeMs, rowCount });
      return toPage(
        rows,
        limit,
        ({ id }) => ({ atMs: id, service: '', environment: '', id: '' }),
        (row) => row,
      );
    },
    listed: (id) => selectOne.get(id) ?? null,
    counts: () => selectCounts.all(),
    words: (source, limit) => selectWords.all(source, limit),
  };
}
