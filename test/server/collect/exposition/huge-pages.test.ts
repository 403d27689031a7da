import { describe, expect, it } from 'vitest';
import { parseExposition } from '../../../../server/collect/exposition/parse-exposition.ts';
import type { ExpositionFormat } from '../../../../server/collect/exposition/sample.ts';
import { createWanted } from '../../../../server/collect/exposition/wanted.ts';
import { defaultScrapeLimits, widestScrapeLimits } from '../../../../server/config/scrape-limits.ts';

const TEN_MILLION = 10_000_000;
const repeat = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

function outcome(text: string, format: ExpositionFormat = 'text', limits = defaultScrapeLimits): string {
  try {
    return `${parseExposition(Buffer.from(text), format, createWanted([]), limits).length} wanted`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// RELIABILITY.md, B2: "scrape fails whole with the reason or sample handled by rule".
describe('a page of enormous parts is refused whole, or read:', () => {
  it.each<[string, () => string, string]>([
    [
      'a label value of 10 M characters',
      () => `a{b="${'x'.repeat(TEN_MILLION)}"} 1\n`,
      'line 1, column 6: a label value of more than 1024 bytes',
    ],
    [
      'a name of 10 M characters',
      () => `${'a'.repeat(TEN_MILLION)} 1\n`,
      'line 1, column 1: a metric name of more than 1024 bytes',
    ],
    [
      'a number of 10 M digits',
      () => `a ${'9'.repeat(TEN_MILLION)}\n`,
      'line 1, column 3: a number within range is expected',
    ],
    [
      '10 M characters that end nowhere',
      () => `a{b="${'x\n'.repeat(TEN_MILLION / 2)}`,
      'line 1, column 5: this quote is not closed',
    ],
    [
      '10 M opening braces',
      () => `${'{'.repeat(TEN_MILLION)}\n`,
      'line 1, column 2: a label name is expected',
    ],
    ['a comment of 10 M characters', () => `# HELP a ${'x'.repeat(TEN_MILLION)}\n`, '0 wanted'],
    [
      'a label value of 1 MB',
      () => `a{b="${'x'.repeat(1_000_000)}"} 1\n`,
      'line 1, column 6: a label value of more than 1024 bytes',
    ],
    [
      '1 M labels',
      () => `a{${repeat(1_000_000, (index) => `l${index}="",`)}} 1\n`,
      'line 1, column 441: more than 64 labels',
    ],
    [
      '100 k families',
      () => repeat(100_000, (index) => `# TYPE m${index} gauge\nm${index} 1\n`),
      'line 100002, column 1: more than 50000 samples',
    ],
  ])('%s', (_, page, expected) => {
    expect(outcome(page())).toBe(expected);
  });

  it('what the widest limits let through', () => {
    const families = repeat(100_000, (index) => `# TYPE m${index} gauge\nm${index} 1\n`);
    expect(outcome(families, 'text', widestScrapeLimits)).toBe('0 wanted');
    expect(outcome(`${families}# EOF\n`, 'openmetrics', widestScrapeLimits)).toBe('0 wanted');
    expect(outcome(`a{b="${'x'.repeat(1_000_000)}"} 1\n`, 'text', widestScrapeLimits)).toBe('0 wanted');
  });

  it('times of the years 1 and 10000', () => {
    const timesOf = (text: string, format: ExpositionFormat) =>
      parseExposition(Buffer.from(text), format, null).map(({ timestampMs }) => timestampMs);
    expect(timesOf('a 1 253402300800000\n', 'text')).toEqual([Date.UTC(10_000, 0, 1)]);
    expect(timesOf('a 1 253402300800\na 1 -62135596800\n# EOF\n', 'openmetrics')).toEqual([
      Date.UTC(10_000, 0, 1),
      Date.parse('0001-01-01T00:00:00Z'),
    ]);
  });
});
