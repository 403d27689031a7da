import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createCounterStore } from '../../../server/store/counters.ts';
import { toFloat64Bytes } from '../../../server/store/float64-bytes.ts';
import { openAt, temporaryFolder } from './folders.ts';

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

const CANARY = 'hunter2';
const AT = Date.UTC(2026, 0, 5);
const SECRET = `http://bob:${CANARY}@h/metrics?token=${CANARY}`;
const PLAIN = 'http://h:9100/metrics';

/** A data folder as the version before 0004 left it, with secrets in rows of every kind, kept and given up. */
function folderBefore(): string {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  const database = new SqliteDatabase(join(folder, 'andon.db'));
  database.pragma('application_id = 0x416e646e');
  database.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY, applied_at_ms INTEGER NOT NULL) STRICT');
  for (const name of ['0001-facts.sql', '0002-query-spans.sql', '0003-processes.sql']) {
    database.exec(sqlOf(name));
    database.prepare('INSERT INTO migrations VALUES (?, 0)').run(name);
  }
  database.exec('BEGIN');
  database.exec(`INSERT INTO slis (id, service, objective) VALUES (1, 's', 'a'), (2, 's', 'b')`);
  const target = database.prepare(
    'INSERT OR REPLACE INTO target_states VALUES (1, ?, 1, 1, 0, ?, NULL, NULL, 0.5)',
  );
  const counter = database.prepare('INSERT OR REPLACE INTO counter_states VALUES (1, ?, ?, 5, ?, ?)');
  const processesOf = (key: string) => JSON.stringify([{ startedAtMs: null, isWhole: true, series: [key] }]);
  const plainProcesses = processesOf('a{"b":"1"}');
  for (let round = 0; round < 3; round += 1) {
    for (const name of [SECRET, PLAIN, `${PLAIN}#{"token":"${CANARY}"}`]) {
      target.run(name, round);
      counter.run(name, 'c'.repeat(round), plainProcesses, toFloat64Bytes([7]));
    }
  }
  for (let index = 0; index < 500; index += 1) target.run(`${SECRET}${index}`, 0);
  database.exec(`DELETE FROM target_states WHERE target GLOB '*${CANARY}[0-9]*'`);
  const labelled = processesOf(`a{"instance":"h","job":"j","token":"${CANARY}"}`);
  counter.run('http://found:1/metrics', 'c', labelled, toFloat64Bytes([7]));
  const question = database.prepare('INSERT INTO query_questions VALUES (?, ?, 0)');
  question.run(1, JSON.stringify([`http://bob:${CANARY}@prom`, 'a', 'bad', 'b', null]));
  question.run(2, JSON.stringify(['http://prom', 'a{b=~"c?@"}', 'bad', 'b', null]));
  database.exec(`INSERT INTO query_spans VALUES (1, 0, 60000), (2, 0, 60000)`);
  database.exec('COMMIT');
  database.close();
  return folder;
}

describe('migration 0004', () => {
  it('lets what was kept under an address with a secret begin anew, and keeps all else', () => {
    const store = openAt(folderBefore(), AT);
    expect(store.targets.all().map(({ target, observedCount }) => [target, observedCount])).toEqual([
      [PLAIN, null],
    ]);
    expect(store.counters.get(1, PLAIN)?.processes[0]?.values).toEqual(new Map([['a{"b":"1"}', 7]]));
    expect([SECRET, 'http://found:1/metrics'].map((name) => store.counters.get(1, name))).toEqual([
      null,
      null,
    ]);
    expect([1, 2].map((sliId) => store.querySpans.firstAskedAtMs(sliId))).toEqual([null, 0]);
    expect(store.querySpans.answered(2)).toEqual([{ fromMs: 0, toMs: 60_000 }]);
  });

  it('leaves no byte of a secret in the files, also not where rows were given up before', () => {
    const folder = folderBefore();
    const isTold = () =>
      readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(CANARY));
    expect(isTold()).toEqual(['andon.db']);
    openAt(folder, AT);
    expect(isTold()).toEqual([]);
  });
});

describe('migration 0010', () => {
  it('leaves an older folder unjudged: the watch begins with its first minute', () => {
    const folder = folderBefore();
    const { tallies, episodes } = openAt(folder, AT);
    const sliId = tallies.sliId('s', 'a');
    expect(episodes.mark(sliId)).toBeNull();
    expect(episodes.latest(sliId)).toBeNull();
    expect(episodes.of(sliId, 0, AT)).toEqual([]);
  });
});
