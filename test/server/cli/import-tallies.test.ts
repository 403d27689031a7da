import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  writeFileSync(
    join(folder, 'andon.yaml'),
    'services: [{ id: orders, aka: [shop], objectives: [{ id: availability, push: {} }] }]\n',
  );
  return folder;
};

const put = (folder: string, name: string, lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return name;
};

const head = 'service,objective,at,good,total';
const rowAt = (minute: number, good = 9, total = 10): string =>
  `orders,availability,${new Date(Date.UTC(2026, 0, 5, 0, minute)).toISOString()},${good},${total}`;
const limit = { timeout: 60_000 };

describe('import tallies', limit, () => {
  it('counts a minute that is given again apart from the first time once', async () => {
    const folder = withOrders();
    const file = put(folder, 'tallies.csv', [head, rowAt(0), rowAt(1), rowAt(0, 10)]);
    const { code, out, err } = await andon(folder, ['import', 'tallies', file, '--json']);
    expect(code).toBe(0);
    expect(err).toBe(
      'rows that give a minute again: 1, the first in line 4; the later row of a minute counts\n',
    );
    expect(JSON.parse(out)).toMatchObject({ minutes: 2, stored: 2, repeated: 1 });
    const dry = await andon(folder, ['import', 'tallies', file, '--dry-run']);
    expect(dry.out).toContain('2 minutes can be taken in');
  });

  it('stores a file where no server runs, and the same again changes nothing', async () => {
    const folder = withOrders();
    const file = put(folder, 'tallies.csv', [head, rowAt(0), rowAt(1, 2, 3), rowAt(2)]);
    const span = { from: '2026-01-05T00:00:00.000Z', to: '2026-01-05T00:02:00.000Z' };
    for (const _ of ['first', 'again']) {
      const { code, out, err } = await andon(folder, ['import', 'tallies', file, '--json']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const place = { through: 'store', dataDir: join(folder, 'data'), server: null };
      expect(JSON.parse(out)).toEqual({ minutes: 3, stored: 3, repeated: 0, ...span, ...place });
    }
    const { out } = await andon(folder, ['import', 'tallies', file]);
    expect(out).toBe(`3 minutes stored in ${join(folder, 'data')}, ${span.from} to ${span.to}\n`);
  });

  it('goes through the server that has the folder open; what it answers are the sums of the file', async () => {
    const folder = withOrders();
    const file = put(folder, 'tallies.csv', [head, rowAt(0), rowAt(1, 2, 3)]);
    const server = await serveFolder(folder);
    try {
      const dry = await andon(folder, ['import', 'tallies', file, '--dry-run']);
      const [dataDir, place] = [join(folder, 'data'), `${join(folder, 'data')}, through ${server.url}`];
      expect(dry.out).toContain(`2 minutes can be taken in; nothing is stored in ${place}, `);
      const query = 'metric=availability&service=orders&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z';
      const figure = async () => (await fetch(`${server.url}/api/v1/figures?${query}`)).json();
      expect(await figure()).toMatchObject({ value: null, n: 0 });
      const { out } = await andon(folder, ['import', 'tallies', file, '--json']);
      expect(JSON.parse(out)).toMatchObject({ stored: 2, through: 'server', dataDir, server: server.url });
      expect(await figure()).toMatchObject({ n: 13, detail: { good: 11, total: 13 } });
      const wrong = put(folder, 'wrong.csv', [head, rowAt(2), rowAt(3).replace('orders', 'ordres')]);
      const refused = await andon(folder, ['import', 'tallies', wrong]);
      expect(refused).toMatchObject({
        code: 1,
        err: 'andon: wrong.csv, line 3: No service is called "ordres"; did you mean "orders"?\nNothing is stored.\n',
      });
      expect(await figure()).toMatchObject({ n: 13 });
    } finally {
      await server.stop();
    }
  });

  it('takes in the examples of its own help', async () => {
    const folder = withOrders();
    const { out } = await andon(folder, ['import', 'tallies', '--help']);
    const lines = out.split('\n').map((line) => line.trim());
    const csv = lines.indexOf('service,objective,at,bad,total');
    const files = [
      put(folder, 'example.csv', lines.slice(csv, csv + 2)),
      put(
        folder,
        'example.ndjson',
        lines.filter((line) => line.startsWith('{')),
      ),
    ];
    const stored: unknown[] = [];
    for (const file of files) {
      const { out: said } = await andon(folder, ['import', 'tallies', file, '--dry-run', '--json']);
      stored.push(JSON.parse(said));
    }
    expect(stored).toMatchObject([{ minutes: 1 }, { minutes: 2 }]);
  });

  it.each([
    [rowAt(3).replace('availability', 'availabilty'), 'orders has no objective "availabilty"; did you mean'],
    [rowAt(3, 11, 10), 'good 11 is more than total 10'],
    [rowAt(3, 1.5, 2), 'good is 1.5, which is not a whole number'],
    [rowAt(3).replace('2026', '2096'), 'more than 10 minutes ahead'],
  ])('refuses %s by its line', async (row, message) => {
    const folder = withOrders();
    const file = put(folder, 'tallies.csv', [head, rowAt(2), row]);
    const { code, err } = await andon(folder, ['import', 'tallies', file]);
    expect(code).toBe(1);
    expect(err).toContain(`andon: ${file}, line 3: `);
    expect(err).toContain(message);
  });

  it.each([
    [['import', 'tallies'], 'FILE|- is needed'],
    [['import', 'tallies', 'a.csv', '--format', 'xml'], '--format: "xml"'],
    [['import', 'tallies', 'a.csv', '--from-line', '0'], '--from-line: "0" is not the number of a line'],
  ])('is called wrongly by %s', async (words, message) => {
    const { code, err } = await andon(withOrders(), words);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('keeps the portions before a fault, and goes on from the line it names', async () => {
    const folder = withOrders();
    const rows = Array.from({ length: 50_010 }, (_, minute) => rowAt(minute - 60_000));
    const broken = rows.with(50_005, 'orders,availability,never,1,1');
    const file = put(folder, 'tallies.csv', [head, ...broken]);
    const first = await andon(folder, ['import', 'tallies', file]);
    expect(first.code).toBe(1);
    expect(first.err).toContain('line 50007: at is "never"');
    // A portion is 50,000 rows; the first line names the columns.
    expect(first.err).toContain('50000 minutes stored. Go on with --from-line 50002.');
    put(folder, 'tallies.csv', [head, ...rows]);
    const rest = await andon(folder, ['import', 'tallies', file, '--from-line', '50002', '--json']);
    expect(JSON.parse(rest.out)).toMatchObject({ stored: 10 });
  });

  it('waits as a busy server asks, then says what is stored when it is gone', async () => {
    let asked = 0;
    const busy = createServer((request, response) => {
      request.resume().on('end', () => {
        asked += 1;
        if (asked === 1) response.writeHead(503, { 'retry-after': '0' }).end();
        else if (asked === 2) response.setHeader('content-type', 'application/json').end('{"stored":2500}');
        else request.socket.destroy();
      });
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as AddressInfo;
    const folder = withOrders();
    const rows = Array.from({ length: 2_501 }, (_, minute) => rowAt(minute - 60_000));
    const file = put(folder, 'tallies.csv', [head, ...rows]);
    const { code, err } = await andon(folder, [
      'import',
      'tallies',
      file,
      '--server',
      `http://127.0.0.1:${port}`,
    ]);
    busy.closeAllConnections();
    busy.close();
    expect({ code, asked }).toEqual({ code: 1, asked: 3 });
    expect(err).toContain('no Andon answers at');
    expect(err).toContain('2500 minutes stored. Go on with --from-line 2502.');
  });

  it('says the line to go on from when it is interrupted', async () => {
    const folder = withOrders();
    const program = join(import.meta.dirname, '../../../server/cli.ts');
    const child = spawn(process.execPath, [program, 'import', 'tallies', '-'], { cwd: folder });
    const ended = new Promise<{ code: number | null; err: string }>((resolve) => {
      let err = '';
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString();
        // Told once a portion is stored and more than a second has gone.
        if (err.includes('taken in') && !child.killed) child.kill('SIGINT');
      });
      child.on('close', (code) => resolve({ code, err }));
    });
    child.stdin.on('error', () => {});
    let minute = 0;
    const feed = (): void => {
      const lines = Array.from({ length: 1_000 }, () => `${rowAt((minute++ % 60_000) - 60_000)}\n`);
      if (child.stdin.writable) child.stdin.write(lines.join(''), () => setImmediate(feed));
    };
    child.stdin.write(`${head}\n`, feed);
    const { code, err } = await ended;
    expect(code).toBe(1);
    expect(err).toMatch(/andon: -: interrupted\n\d+ minutes stored\. Go on with --from-line \d+\.\n$/);
  });
});
