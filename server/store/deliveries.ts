import type { Database } from 'better-sqlite3';
import type { DeliveryStore } from './store.ts';

/** Bodies as their senders sent them, so that they can be read again when a rule gets better. */
export function createDeliveryStore(database: Database): DeliveryStore {
  const insert = database.prepare<Parameters<DeliveryStore['keep']>[0]>(
    `INSERT INTO deliveries (source, delivery_id, received_at_ms, content_type, body)
     VALUES (@source, @deliveryId, @receivedAtMs, @contentType, @body)
     ON CONFLICT (source, delivery_id) DO NOTHING`,
  );
  return { keep: (row) => (insert.run(row).changes === 1 ? 'created' : 'same') };
}
