import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../../server/collect/query/one-line.ts';
import { readAnswer, readRefusal } from '../../../../server/collect/query/query-answer.ts';

const folder = fileURLToPath(
  new URL('../../../../../shared/fixtures/prometheus-http-api/captured/', import.meta.url),
);
const captured = (name: string): Buffer => readFileSync(`${folder}${name}.json`);
const answerOf = (data: unknown, beside: object = {}) =>
  readAnswer(Buffer.from(JSON.stringify({ status: 'success', data, ...beside })));

describe.skipIf(!existsSync(folder))(
  'answers of a real server (skipped where ../shared/fixtures is absent)',
  () => {
    it('are vectors and matrices of texts', () => {
      expect(readAnswer(captured('query.empty')).series).toEqual([]);
      const [app] = readAnswer(captured('query.vector.up')).series;
      expect(app?.labels.get('team')).toBe('결제');
      expect(app?.points).toEqual([[1795338639.46, '1']]);
      const [outage] = readAnswer(captured('query_range.up_app_with_outage')).series;
      expect(outage?.points.slice(9, 12)).toEqual([
        [1795338497, '1'],
        [1795338499, '0'],
        [1795338501, '0'],
      ]);
    });

    it('are refusals in the words of the server, and texts that are no numbers', () => {
      expect(readRefusal(captured('error.bad_data'))).toBe(
        'bad_data: invalid parameter "query": 1:5: parse error: unexpected end of input',
      );
      expect(() => readAnswer(captured('query.string'))).toThrow('answers with a text');
      expect(() => readAnswer(captured('targets'))).toThrow('not an answer');
    });
  },
);

describe('an answer', () => {
  it('may be a scalar', () => {
    expect(answerOf({ resultType: 'scalar', result: [5, '3'] }).series).toEqual([
      { labels: new Map(), points: [[5, '3']] },
    ]);
  });

  it('may say that it is partial, and more beside its values', () => {
    const beside = { isPartial: true, warnings: ['w'], infos: ['i', 7] };
    expect(answerOf({ resultType: 'vector', result: [] }, beside).warnings).toEqual([
      'the answer is partial: not all of the server could be asked',
      'w',
      'i',
    ]);
  });

  it.each([
    null,
    {},
    { resultType: 'vector', result: [null] },
    { resultType: 'vector', result: [{ metric: {}, value: [1] }] },
    { resultType: 'vector', result: [{ metric: {}, value: [1, 2] }] },
    { resultType: 'vector', result: [{ metric: {}, histogram: [1, {}] }] },
  ])('%j is none', (data) => {
    expect(() => answerOf(data)).toThrow();
  });

  it('may have labels that every object of ours has', () => {
    const body =
      '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__proto__":"x"},"value":[1,"2"]}]}}';
    expect(readAnswer(Buffer.from(body)).series[0]?.labels.get('__proto__')).toBe('x');
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});

describe('words of a server', () => {
  it.each([
    ['a\r\n  b\u0000\u001b[31mc', 'a b [31mc'],
    ['a\u202eb\u2028c', 'a b c'],
    ['Get "http://bob:pw@host:9090/x": refused', 'Get "http://host:9090/x": refused'],
    ['x'.repeat(5_000), `${'x'.repeat(299)}…`],
  ])('%j is shown as %j', (text, shown) => {
    expect(oneLine(text)).toBe(shown);
  });
});
