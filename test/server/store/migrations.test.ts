import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createCounterStore } from '../../../server/store/counters.ts';
import { toFloat64Bytes } from '../../../server/store/float64-bytes.ts';

const sqlOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../migrations/${name}`, import.meta.url)), 'utf8');

describe('migration 0003', () => {
  it('keeps the last values of counters, as those of a process that tells no start', () => {
    const database = new SqliteDatabase(':memory:');
    database.exec(sqlOf('0001-facts.sql'));
    database.pragma('foreign_keys = OFF');
    database
      .prepare('INSERT INTO counter_states VALUES (1, ?, ?, 5, ?, ?)')
      .run('t', 'c', '["a{\\"b\\":\\"1\\"}","z"]', toFloat64Bytes([7, 9]));
    database.exec(sqlOf('0003-processes.sql'));
    expect(createCounterStore(database).get(1, 't')).toEqual({
      configuration: 'c',
      scrapedAtMs: 5,
      processes: [
        {
          startedAtMs: null,
          isWhole: true,
          values: new Map([
            ['a{"b":"1"}', 7],
            ['z', 9],
          ]),
        },
      ],
    });
  });
});
