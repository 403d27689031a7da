import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessFormat } from '../../../../server/collect/push/record-reader.ts';
import { rowsOf } from './rows.ts';

const at = '2026-01-05T13:42:00Z';
const atMs = Date.parse(at);

describe('a file of comma-separated values', () => {
  it('names its columns in any order, may begin with a byte order mark and end its lines as Windows does', async () => {
    const text =
      '\ufeffTotal,at,"service",good,objective\r\n10,2026-01-05T13:42:00Z,orders,9,availability\r\n';
    expect(await rowsOf(text, 'csv')).toEqual([
      { line: 2, service: 'orders', objective: 'availability', atMs, good: 9, total: 10 },
    ]);
  });

  it('may give bad in the place of good, and whole numbers with a decimal point', async () => {
    const text = `service,objective,at,bad,total\norders,jobs,${at},1,4.0\n`;
    expect(await rowsOf(text, 'csv')).toMatchObject([{ good: 3, total: 4 }]);
  });

  it('may leave out what the command line says for all', async () => {
    const defaults = { service: 'orders', objective: 'jobs' };
    const rows = await rowsOf(`at,good,total\n${at},1,2`, 'csv', { defaults });
    expect(rows).toMatchObject([{ service: 'orders', objective: 'jobs', line: 2 }]);
  });

  // RFC 4180, section 2: rules 5 to 7
  it('may quote what holds commas, line ends and quotes; a row begins where its first field does', async () => {
    const text = `at,good,total,objective,service\n"${at}",1,2,"a, ""b""\nc",orders\n\n${at},1,2,d,orders\n`;
    expect(await rowsOf(text, 'csv')).toMatchObject([
      { line: 2, objective: 'a, "b"\nc' },
      { line: 5, objective: 'd' },
    ]);
  });

  it.each([
    ['a column nobody knows', 'at,good,totl\n', 1, '"totl" is not known here; did you mean "total"?'],
    [
      'an unknown column, naming those that are known',
      'at,count\n',
      1,
      'Known are service, objective, at, good, bad, total',
    ],
    [
      'a first line that is a row',
      `orders,jobs,${at},1,2\n`,
      1,
      'a header is needed: the first line names the columns',
    ],
    ['a column twice', 'at,at,good,total\n', 1, '"at" is there twice'],
    ['good and bad', 'at,good,bad,total\n', 1, 'one is enough'],
    ['neither good nor bad', 'at,total\n', 1, 'good is missing'],
    ['semicolons', 'at;good;total\n', 1, 'separated by commas'],
    ['no service', `at,good,total\n${at},1,2`, 2, 'service is missing'],
    ['too few fields', `at,good,total\n${at},1`, 2, '2 fields, where the first line names 3'],
    ['a quote that is not closed', `at,good,total\n\n"${at},1,2\n${at},1,2\n`, 3, 'a quote is not closed'],
    ['a quote in the middle', `at,good,total\n${at},1"0",2`, 2, 'a quote stands inside a field'],
    ['text behind a quote', `at,good,total\n"${at}"x,1,2`, 2, 'text stands behind a closing quote'],
  ])('is refused with its line for %s', async (_, text, line, message) => {
    await expect(rowsOf(text, 'csv')).rejects.toMatchObject({
      line,
      message: expect.stringContaining(message),
    });
  });
});

describe('a row', () => {
  const csv = (cells: string) => rowsOf(`service,objective,at,good,total\norders,jobs,${cells}`, 'csv');

  it.each([
    [`${at},3,2`, 'good 3 is more than total 2'],
    [`${at},-1,2`, 'good is -1, which is negative'],
    [`${at},1,many`, 'total is "many", which is not a number'],
    [`${at},1,NaN`, 'not a number'],
    [`${at},1,0x10`, 'not a number'],
    [`${at},1,1e17`, 'too large to be added exactly'],
    [`${at},,2`, 'good is "", which is not a number'],
    ['2026-01-05 13:42,1,2', 'not a time such as'],
    ['2026-02-30T13:42:00Z,1,2', 'not a time such as'],
    ['yesterday,1,2', 'at is "yesterday", which is not a time'],
  ])('of %s is refused', async (cells, message) => {
    await expect(csv(cells)).rejects.toMatchObject({ line: 2, message: expect.stringContaining(message) });
  });

  it('may give its time in another zone', async () => {
    expect(await csv('2026-01-05T22:42:00+09:00,1,2')).toMatchObject([{ atMs }]);
  });
});

describe('a file of JSON lines', () => {
  const line = { service: 'orders', objective: 'jobs', at, good: 1, total: 2 };

  it('holds the lines of POST /api/v1/tallies', async () => {
    expect(await rowsOf(`${JSON.stringify(line)}\n\n${JSON.stringify(line)}`, 'ndjson')).toEqual([
      { line: 1, service: 'orders', objective: 'jobs', atMs, good: 1, total: 2 },
      { line: 3, service: 'orders', objective: 'jobs', atMs, good: 1, total: 2 },
    ]);
  });

  it.each([
    ['{"at"', 'not JSON'],
    ['[1]', 'not an object'],
    [JSON.stringify({ ...line, goood: 1 }), 'did you mean "good"?'],
    [JSON.stringify({ ...line, total: '2' }), 'numbers stand without quotes'],
    [JSON.stringify({ ...line, total: null }), 'not a number'],
    [`{"__proto__":{},${JSON.stringify(line).slice(1)}`, 'not JSON'],
  ])('is refused with its line for %s', async (text, message) => {
    const file = `${JSON.stringify(line)}\n${text}\n`;
    await expect(rowsOf(file, 'ndjson')).rejects.toMatchObject({
      line: 2,
      message: expect.stringContaining(message),
    });
  });
});

describe('bytes that are no text', () => {
  it('are refused with the line they stand near', async () => {
    const bytes = Buffer.concat([Buffer.from('at,good,total\n'), Buffer.of(0xff, 0xfe), Buffer.from('\n')]);
    await expect(rowsOf(bytes, 'csv')).rejects.toMatchObject({ message: expect.stringContaining('UTF-8') });
  });

  it('are refused where no line ends', async () => {
    const endless = Buffer.alloc(3_000_000, 'x');
    await expect(rowsOf(endless, 'csv', { portionBytes: 65_536 })).rejects.toMatchObject({
      message: 'longer than 1 MiB',
    });
  });
});

describe('the format', () => {
  it.each([
    ['a.csv', '{', 'csv'],
    ['A.CSV', '', 'csv'],
    ['a.ndjson', '', 'ndjson'],
    ['a.jsonl', '', 'ndjson'],
    ['-', ' {"at":1}', 'ndjson'],
    ['a.txt', 'at,good', 'csv'],
  ])('of %s that begins with %s is %s', (name, first, format) => {
    expect(guessFormat(name, first)).toBe(format);
  });
});

describe('what is written as RFC 4180 or as JSON says', () => {
  it('is read back the same, however the bytes are cut', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() === text && text !== '' && !/[\r\n]/.test(text));
    const tally = fc.record({
      service: name,
      objective: name,
      atMs: fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }),
      good: fc.nat(),
      more: fc.nat(),
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const property = fc.asyncProperty(
      fc.array(tally, { maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      async (tallies, portionBytes) => {
        const rows = tallies.map(({ more, ...rest }) => ({ ...rest, total: rest.good + more }));
        const iso = (ms: number) => new Date(ms).toISOString();
        const csv = rows.map(
          ({ service, objective, atMs: ms, good, total }) =>
            `${total},${quoted(objective)},${iso(ms)},${quoted(service)},${good}\r\n`,
        );
        const json = rows.map(({ atMs: ms, ...rest }) => `${JSON.stringify({ ...rest, at: iso(ms) })}\n`);
        const numbered = (from: number) => rows.map((each, index) => ({ ...each, line: index + from }));
        const head = 'total,objective,at,service,good\r\n';
        expect(await rowsOf(head + csv.join(''), 'csv', { portionBytes })).toEqual(numbered(2));
        expect(await rowsOf(json.join(''), 'ndjson', { portionBytes })).toEqual(numbered(1));
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });
});
