import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { andon, createFolder, serveFolder } from './andon.ts';

const made: string[] = [];
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true });
});

const withOrders = (): string => {
  const folder = createFolder();
  made.push(folder);
  writeFileSync(join(folder, 'andon.yaml'), 'services: [{ id: orders, aka: [shop] }, { id: stock }]\n');
  return folder;
};

const put = (folder: string, name: string, lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return name;
};

const head = 'service,id,title,severity,started_at,resolved_at';
const good = 'orders;stock,i1,"Orders, stuck",major,2026-01-05T10:00:00Z,2026-01-05T11:00:00+00:00';
const limit = { timeout: 60_000 };

describe('import incidents', limit, () => {
  it('takes a file in where no server runs, and the same again changes nothing', async () => {
    const folder = withOrders();
    const file = put(folder, 'a.csv', [head, good, 'shop,i2,,P1,2026-01-06T10:00:00Z,']);
    const first = await andon(folder, ['import', 'incidents', file]);
    expect(first).toEqual({
      code: 0,
      // Two rows, of which one is of two services.
      out: '3 incidents, one for each service of 2 rows: 3 new, 0 updated, 0 the same as before\n',
      err: '',
    });
    const again = await andon(folder, ['import', 'incidents', file, '--json']);
    expect(JSON.parse(again.out)).toEqual({
      rows: 2,
      incidents: 3,
      ...{ created: 0, updated: 0, same: 3, flagged: [], stored: true },
    });
  });

  it('takes in what cannot have been so, and says what the figures leave out', async () => {
    const folder = withOrders();
    const server = await serveFolder(folder);
    try {
      const file = put(folder, 'odd.ndjson', [
        '{"service":"orders","id":"n","severity":2,"startedAt":"2026-01-05T10:00:00Z","resolvedAt":"2026-01-05T09:00:00Z"}',
        '{"service":"orders","id":"z","severity":2,"startedAt":"2026-01-05T10:00:00Z","resolvedAt":"2026-01-05T10:00:00Z"}',
        '{"service":"orders","id":"f","severity":2,"startedAt":"2096-01-05T10:00:00Z"}',
        '{"service":["orders","stock"],"id":"m","kind":"maintenance","startedAt":"2026-01-05T10:00:00Z","causedBy":{"deployment":"9"}}',
      ]);
      const checked = await andon(folder, ['import', 'incidents', file, '--check']);
      expect(checked.out).toBe(
        'can be taken in, and nothing is stored: 5 incidents, one for each service of 4 rows\n',
      );
      const list = async () => (await (await fetch(`${server.url}/api/v1/incidents`)).json()).items;
      expect(await list()).toEqual([]);
      const { code, err } = await andon(folder, ['import', 'incidents', file]);
      expect(code).toBe(0);
      expect(err.trim().split('\n')).toEqual([
        'taken in, and left out of the figures because they end before they start: 1 (n)',
        'taken in, and left out of the figures because they end when they start: 1 (z)',
        'taken in, and left out of the figures because they have a time after now: 1 (f)',
      ]);
      const items: readonly { id: string; kind: string; severity: number }[] = await list();
      expect(items.map(({ id }) => id).sort()).toEqual(['f', 'm', 'm', 'n', 'z']);
      expect(items.find(({ id }) => id === 'm')).toMatchObject({ kind: 'maintenance', severity: 4 });
    } finally {
      await server.stop();
    }
  });

  it('names everything that is wrong by line and column, and stores nothing', async () => {
    const folder = withOrders();
    const file = put(folder, 'wrong.csv', [
      head,
      good,
      'orders,i2,x,soon,yesterday,',
      'orders,,x,1,2026-01-05T10:00:00Z,2026-01-05',
      'orders,i1,again,1,2026-01-05T10:00:00Z,',
    ]);
    const { code, err } = await andon(folder, ['import', 'incidents', file]);
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      'andon: wrong.csv, line 3, column 18: startedAt is "yesterday", which is not a time with its zone such as 2026-11-22T13:42:00Z',
      'wrong.csv, line 3, column 13: severity is "soon", which is none of 1 to 4, sev-1, P1, critical, major, minor, none',
      'wrong.csv, line 4, column 34: resolvedAt is "2026-01-05", which is not a time with its zone such as 2026-11-22T13:42:00Z',
      'wrong.csv, line 4, column 8: id is missing',
      'wrong.csv, line 5, column 8: incident "i1" of orders was given in line 2',
      'Nothing of this is stored.',
    ]);
    const ok = await andon(folder, ['import', 'incidents', put(folder, 'a.csv', [head, good]), '--json']);
    expect(JSON.parse(ok.out)).toMatchObject({ created: 2, same: 0 });
  });

  it('refuses a file of which the board knows no service, before anything is stored', async () => {
    const folder = withOrders();
    // More than one portion of 1,000: the fault lies in the second.
    const rows = Array.from({ length: 1_100 }, (_, index) => `orders,n${index},x,3,2026-01-05T10:00:00Z,`);
    const file = put(folder, 'b.csv', [head, ...rows, 'ordres;stocks,i,x,3,2026-01-05T10:00:00Z,']);
    const server = await serveFolder(folder);
    try {
      for (const words of [[], ['--check']]) {
        const { code, err } = await andon(folder, ['import', 'incidents', file, ...words]);
        expect(code).toBe(1);
        expect(err).toContain('line 1102, column 1: No service is called "ordres"; did you mean "orders"?');
        expect(err).toContain('line 1102, column 1: No service is called "stocks"; did you mean "stock"?');
      }
      expect(await (await fetch(`${server.url}/api/v1/incidents`)).json()).toMatchObject({ items: [] });
    } finally {
      await server.stop();
    }
  });

  it.each([
    [['id,title', 'a,b'], 'line 1: of the columns, startedAt is missing'],
    [['id,startedAt,severty', 'a,b,c'], '"severty" is not known here; did you mean "severity"?'],
    [['id,startedAt,started_at', 'a,b,c'], '"startedAt" is there twice'],
    [['id,startedAt', 'a'], 'line 2: 1 fields, where the first line names 2'],
    [['id,startedAt', '"a'], 'line 2: a quote is not closed'],
    [['{"id":"a",}'], 'line 1, column 11: not JSON'],
    [['{"id":"a","startedat":1,"colour":"red"}'], 'line 1, column 25: "colour" is not known here'],
  ])('says what is wrong with %j', async (lines, message) => {
    const folder = withOrders();
    const words = [
      'import',
      'incidents',
      put(folder, 'file', lines),
      '--service',
      'orders',
      '--severity',
      '2',
    ];
    const { code, err } = await andon(folder, words);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  it('needs no more than an id, a start and a service: severity is then 2, as with incident open', async () => {
    const folder = withOrders();
    const file = put(folder, 'least.csv', ['id,startedAt', 'a,2026-01-05T10:00:00Z']);
    const words = ['import', 'incidents', file, '--service', 'orders'];
    expect((await andon(folder, words)).out).toBe('1 incident: 1 new, 0 updated, 0 the same as before\n');
    const again = await andon(folder, [...words, '--severity', '2']);
    expect(again.out).toBe('1 incident: 0 new, 0 updated, 1 the same as before\n');
    const minor = await andon(folder, [...words, '--severity', '3']);
    expect(minor.out).toBe('1 incident: 0 new, 1 updated, 0 the same as before\n');
  });

  it('takes in the examples of its own help', async () => {
    const folder = withOrders();
    const { out } = await andon(folder, ['import', 'incidents', '--help']);
    const lines = out.split('\n').map((line) => line.trim());
    const csv = lines.findIndex((line) => line.startsWith('service,id,'));
    const files = [
      put(folder, 'example.csv', lines.slice(csv, csv + 2)),
      put(
        folder,
        'example.ndjson',
        lines.filter((line) => line.startsWith('{')),
      ),
    ];
    for (const file of files) {
      const { code, out: said } = await andon(folder, ['import', 'incidents', file, '--check', '--json']);
      expect({ code, ...JSON.parse(said) }).toMatchObject({ code: 0, rows: 1 });
    }
  });

  it.each([
    [['import', 'incidents'], 'FILE|- is needed'],
    [['import', 'incidents', 'a.csv', '--severity', 'bad'], '--severity: "bad"'],
  ])('is called wrongly by %s', async (words, message) => {
    const { code, err } = await andon(withOrders(), words);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('says that a file is not there', async () => {
    const { code, err } = await andon(withOrders(), ['import', 'incidents', 'none.csv']);
    expect(code).toBe(1);
    expect(err).toMatch(/^andon: none\.csv: ENOENT/);
  });
});

const history = new URL('../../../../shared/fixtures/histories/github-status/', import.meta.url);
const hasHistory = existsSync(history);

describe(
  hasHistory ? 'a status page' : 'a status page (skipped: ../shared/fixtures is absent)',
  limit,
  () => {
    interface Told {
      readonly id: string;
      readonly title: string;
      readonly url: string;
      readonly impact: string;
      readonly started_at: string;
      readonly resolved_at: string;
    }

    /** A status page calls maintenance an impact; what it announces is no incident. */
    const toRow = ({ id, title, url, impact, started_at, resolved_at }: Told): string =>
      JSON.stringify({
        ...{ id, title, url, started_at, resolved_at },
        ...(impact === 'maintenance' ? { kind: 'maintenance' } : { severity: impact }),
      });

    it.skipIf(!hasHistory)('is taken in whole, with its own counts and median', async () => {
      const expected = JSON.parse(readFileSync(new URL('expected.json', history), 'utf8'));
      const told = readFileSync(new URL('incidents.jsonl', history), 'utf8').trim().split('\n');
      const folder = withOrders();
      const file = put(
        folder,
        'status.ndjson',
        told.map((line) => toRow(JSON.parse(line))),
      );
      const server = await serveFolder(folder);
      try {
        const words = ['import', 'incidents', file, '--service', 'orders', '--json'];
        const { out } = await andon(folder, words);
        const { incidents, created, flagged } = JSON.parse(out);
        expect({ incidents, created }).toEqual({ incidents: 399, created: expected.incidents_total });
        const ids = flagged.map(({ id }: { id: string }) => id).sort();
        expect(ids).toEqual(expected.zero_or_negative);
        const query =
          'metric=time-to-restore&service=orders&from=2022-03-01T00:00:00Z&to=2025-01-01T00:00:00Z';
        const figure = await (await fetch(`${server.url}/api/v1/figures?${query}`)).json();
        expect(figure).toMatchObject({ n: expected.counted, value: expected.mttr_minutes_median * 60 });
      } finally {
        await server.stop();
      }
    });
  },
);
