import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);

describe('deliveries', () => {
  it('are kept byte by byte, once for each source and id', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    const delivery = {
      source: 'github',
      deliveryId: '72d3162e',
      receivedAtMs: NOW,
      contentType: 'application/json',
      body: Buffer.from([0, 255, 10, 123]),
    };
    expect(store.deliveries.keep(delivery)).toBe('created');
    expect(store.deliveries.keep({ ...delivery, receivedAtMs: NOW + 1 })).toBe('same');
    expect(store.deliveries.keep({ ...delivery, source: 'gitlab' })).toBe('created');
    store.close();
    const database = new SqliteDatabase(join(folder, 'andon.db'));
    expect(database.prepare('SELECT source, received_at_ms, body FROM deliveries').raw().all()).toEqual([
      ['github', NOW, delivery.body],
      ['gitlab', NOW, delivery.body],
    ]);
    database.close();
  });
});
