import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpositionError } from '../../../../server/collect/exposition/exposition-error.ts';
import { formatOf } from '../../../../server/collect/exposition/format-of.ts';
import { parseExposition } from '../../../../server/collect/exposition/parse-exposition.ts';
import type { ExpositionFormat } from '../../../../server/collect/exposition/sample.ts';
import { createWanted, type Wanted } from '../../../../server/collect/exposition/wanted.ts';
import { defaultScrapeLimits } from '../../../../server/config/scrape-limits.ts';
import { parseSelector } from '../../../../shared/selector.ts';

function parse(text: string, format: ExpositionFormat = 'text') {
  return parseExposition(Buffer.from(text), format, null);
}

function errorOf(body: string | Buffer, format: ExpositionFormat = 'text'): string {
  try {
    parseExposition(Buffer.from(body), format, createWanted([]));
  } catch (error) {
    if (error instanceof ExpositionError) return error.message;
    throw error;
  }
  return 'taken';
}

describe('the text format', () => {
  it.each([
    ['1', 1],
    ['+1.5e3', 1_500],
    ['.5', 0.5],
    ['5.', 5],
    ['inf', Number.POSITIVE_INFINITY],
    ['-INFINITY', Number.NEGATIVE_INFINITY],
    ['nan', Number.NaN],
    ['-0', -0],
    ['1e-400', 0],
  ])('reads the value %s', (text, value) => {
    expect(parse(`a ${text}\n`)[0]?.value).toBe(value);
  });

  // RELIABILITY.md §2.2, "refused", and its kin.
  it.each([
    ['a 0x1p3\n', 'line 1, column 4: a number is expected'],
    ['a 1_000\n', 'line 1, column 4: a number is expected'],
    ['a 1e400\n', 'line 1, column 3: a number within range is expected'],
    [`a ${'9'.repeat(400)}\n`, 'line 1, column 3: a number within range is expected'],
    ['a +nan\n', 'line 1, column 3: a number within range is expected'],
    ['a .\n', 'line 1, column 3: a number within range is expected'],
    ['a 1\r\n', 'line 1, column 4: a number is expected'],
    ['a 1 1.5\n', 'line 1, column 6: the end of the line is expected'],
    ['a 1 9223372036854775808\n', 'line 1, column 5: a timestamp in whole milliseconds is expected'],
    ['ok 1\na{b="c",b="d"} 1\n', 'line 2, column 9: a label name is given twice'],
    ['a{__name__="b"} 1\n', 'line 1, column 3: the label __name__ is reserved'],
    ['a{b="c', 'line 1, column 7: the last line has no end'],
    ['a{b="c\\\n', 'line 1, column 5: this quote is not closed'],
    ['a{b="c\\\n"} 1\n', 'line 1, column 5: this quote is not closed'],
    ['a \n', 'line 1, column 3: a number within range is expected'],
    ['  a 1\n', 'line 1, column 1: a blank before a sample'],
    ['a 1 -5\n', 'line 1, column 5: a timestamp in whole milliseconds is expected'],
    ['# HELP \n', 'line 1, column 8: a metric name is expected'],
    ['# TYPE a  counter\n', 'line 1, column 10: not a metric type'],
    ['a{b="c",,d="e"} 1\n', 'line 1, column 9: a label name is expected'],
    ['a{__name__="a"} 1\n', 'line 1, column 3: the label __name__ is reserved'],
    ['# TYPE a counter\r\n', 'line 1, column 10: not a metric type'],
    ['a 1\0\n', 'line 1, column 4: a NUL byte'],
    ['<html>\n', 'line 1, column 1: a metric name is expected'],
    [
      `a{${Array.from({ length: 65 }, (_, index) => `l${index}="x"`)}} 1\n`,
      'line 1, column 505: more than 64 labels',
    ],
  ])('refuses %j as a whole, also where nothing of it is wanted', (body, message) => {
    expect(errorOf(body)).toBe(message);
  });

  it('refuses what is not UTF-8', () => {
    expect(errorOf(Buffer.from('ok 1\na{b="\xff"} 1\n', 'latin1'))).toBe('line 2, column 1: not UTF-8');
  });

  // What Prometheus 2.42 made of the same pages when it scraped them.
  it.each([
    'a{b="c" d="e"}1\n',
    'a{b="c",} 1\n',
    'a{b="c\nd"} 1\n',
    'a { b = "c" , d = "e" } 1 5 \n',
    'a 1\n# TYPE a counter\n',
    'a 1\n# TYPE a counter\n# TYPE a gauge\n# HELP a\n# HELP a b\n',
    'a{b=""} 1\n',
    'a 1\n# HELP a\r\n',
    'a 1\n#HELP 9\n',
  ])('takes %j, as Prometheus does, with its one sample', (body) => {
    expect(parse(body)).toHaveLength(1);
    expect(errorOf(body)).toBe('taken');
  });

  it('refuses a page whose last line has no end, which may be half a page', () => {
    expect(errorOf('a 1')).toBe('line 1, column 4: the last line has no end');
    expect(errorOf('a 1\n# HELP a b')).toBe('line 2, column 11: the last line has no end');
  });

  it('takes an empty body, and 9223372036854775807 as a timestamp', () => {
    expect(parse('')).toEqual([]);
    expect(parse('a 1 9223372036854775807\n')).toHaveLength(1);
  });

  it('reads names of any characters in quotes', () => {
    const [sample] = parse('# TYPE "http.requests" counter\n{"http.requests",b="c","d.e"="한글"} 1\n');
    expect(sample).toMatchObject({
      name: 'http.requests',
      labels: [
        ['b', 'c'],
        ['d.e', '한글'],
      ],
    });
  });

  it('says where a body of many lines is wrong', () => {
    expect(errorOf(`${'a 1\n'.repeat(2_000)}b x\n`)).toBe(
      'line 2001, column 3: a number within range is expected',
    );
  });
});

describe('OpenMetrics', () => {
  it('has timestamps in seconds', () => {
    expect(parse('a_total 1 1.5\n# EOF\n', 'openmetrics')[0]?.timestampMs).toBe(1_500);
  });

  it.each(['a 1\n', 'a 1\n# EOF\nb 1\n', 'a 1\n# EOF\n\n', '# comment\n# EOF\n', 'a  1\n# EOF\n', ''])(
    'refuses %j',
    (body) => {
      expect(errorOf(body, 'openmetrics')).not.toBe('taken');
    },
  );
});

// As the drafts of OpenMetrics 1.1 and 2.0 write them.
describe('a native histogram in text', () => {
  const word = 'a native histogram, which is not read; have the target send classic buckets';

  it.each<[ExpositionFormat, string, string]>([
    ['text', 'h{count:17,sum:3.5,schema:0}\n', `line 1, column 8: ${word}`],
    ['text', 'h {count:17,sum:3.5,schema:0}\n', `line 1, column 9: ${word}`],
    ['text', 'h{a="b"} {count:17,sum:3.5}\n', `line 1, column 10: ${word}`],
    ['openmetrics', '# TYPE h histogram\nh {count:17,sum:3.5} 5 st@3\n# EOF\n', `line 2, column 3: ${word}`],
    ['openmetrics', 'h{a="b"} {count:17,sum:3.5}\n# EOF\n', `line 1, column 10: ${word}`],
  ])('is refused in %s with a word of its own: %j', (format, body, message) => {
    expect(errorOf(body, format)).toBe(message);
  });
});

describe('what is wanted', () => {
  const body = Buffer.from('a{b="1"} 1\naa 2\na{b="2"} 3\na 4\n{"a",b="5"} 5\n');
  const valuesFor = (...selectors: string[]) =>
    parseExposition(body, 'text', createWanted(selectors.map(parseSelector))).map(({ value }) => value);

  it('is kept, and nothing else', () => {
    expect(valuesFor('a')).toEqual([1, 3, 4, 5]);
    expect(valuesFor('a{b!="1"}')).toEqual([3, 4, 5]);
    expect(valuesFor('a{b="1"}', 'aa')).toEqual([1, 2]);
    expect(valuesFor()).toEqual([]);
  });

  it('gives the same samples from a remembered series as from a new one', () => {
    const wanted = createWanted([parseSelector('a')]);
    expect(parseExposition(body, 'text', wanted)).toEqual(parseExposition(body, 'text', wanted));
  });

  it('has one identity whatever the order of labels, and with or without an empty one', () => {
    const keys = parse('a{b="1",c="2"} 1\na{c="2",b="1"} 1\na{c="2",d="",b="1"} 1\n').map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('limits', () => {
  const limits = { ...defaultScrapeLimits, samples: 2, labels: 2, labelNameBytes: 3, labelValueBytes: 5 };
  const within = (body: string, wanted = createWanted([])) =>
    parseExposition(Buffer.from(body), 'text', wanted, limits);

  it('are counted in bytes, and what reaches them is taken', () => {
    expect(() => within('abcde{lon="12345",b="한"} 1\nb 1\n')).not.toThrow();
  });

  it.each([
    ['a 1\nb 1\nc 1\n', 'line 3, column 1: more than 2 samples'],
    ['a{b="",c="",d=""} 1\n', 'line 1, column 13: more than 2 labels'],
    ['a{long=""} 1\n', 'line 1, column 3: a label name of more than 3 bytes'],
    ['a{b="한글"} 1\n', 'line 1, column 6: a label value of more than 5 bytes'],
    ['abcdef 1\n', 'line 1, column 1: a metric name of more than 5 bytes'],
  ])('refuse %j, wanted or not', (body, message) => {
    expect(() => within(body)).toThrow(message);
    expect(() => within(body, createWanted([parseSelector('a')]))).toThrow(message);
  });
});

describe('a series that is given twice', () => {
  const scrape = (body: string) =>
    parseExposition(Buffer.from(body), 'text', createWanted([parseSelector('a')]));

  it('is refused where it is wanted, whatever the order of its labels', () => {
    expect(() => scrape('a{b="1",c="2"} 1\na{c="2",b="1"} 1\n')).toThrow(
      'line 2, column 1: this series is given twice',
    );
  });

  it('is taken where it is not wanted, or has another time', () => {
    expect(scrape('b 1\nb 2\na 1 5\na 2 6\n')).toHaveLength(2);
  });
});

describe('a page of which nothing is wanted', () => {
  const odd = ['', ' ', ',', '"', '\\', '=', '{', '}', '\n', '\t', '#', '1', 'e', '-', '.', '_', 'a'];
  const word = fc.constantFrom('a', 'ab', '_c', '__name__', 'x:y', '9');
  const value = fc.constantFrom('1', '-2.5', '1e5', '1e400', 'NaN', '+Inf', '1_0', '', '.', '1 5');
  const label = fc
    .tuple(word, fc.constantFrom('', 'x', '\\n', '한'))
    .map(([name, text]) => `${name}="${text}"`);
  const line = fc
    .tuple(word, fc.array(label, { maxLength: 4 }), value, fc.nat(30), fc.constantFrom(...odd))
    .map(([name, labels, number, at, piece]) => {
      const whole = `${name}{${labels.join(',')}} ${number}\n`;
      return whole.slice(0, at) + piece + whole.slice(at);
    });
  const format = fc.constantFrom<ExpositionFormat>('text', 'openmetrics');
  const reasonFor = (body: Buffer, as: ExpositionFormat, wanted: Wanted | null): string => {
    try {
      parseExposition(body, as, wanted);
      return 'taken';
    } catch (error) {
      return String(error);
    }
  };

  it('is refused for the same reason as one of which everything is', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), format, (lines, as) => {
        const body = Buffer.from(lines.join('') + (as === 'openmetrics' ? '# EOF\n' : ''));
        expect(reasonFor(body, as, createWanted([]))).toBe(reasonFor(body, as, null));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('any bytes at all', () => {
  it('are read or refused with our own error, whatever the format', () => {
    const piece = fc.constantFrom(
      'a',
      'a_total',
      '{',
      '}',
      '"',
      '=',
      ',',
      ' ',
      '\n',
      '#',
      '# TYPE ',
      '# EOF\n',
      '\\',
      '1',
      'NaN',
      'e',
    );
    const body = fc.oneof(
      fc.uint8Array(),
      fc.array(piece).map((pieces) => Buffer.from(pieces.join(''))),
    );
    fc.assert(
      fc.property(body, fc.constantFrom<ExpositionFormat>('text', 'openmetrics'), (bytes, format) => {
        expect(typeof errorOf(Buffer.from(bytes), format)).toBe('string');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the content type', () => {
  it.each([
    ['text/plain; version=0.0.4; charset=utf-8', { format: 'text' }],
    ['application/openmetrics-text;version=1.0.0', { format: 'openmetrics' }],
    ['Text/Plain', { format: 'text' }],
    ['text/plain; version=1.0.0; escaping=allow-utf-8', { format: 'text' }],
    ['application/openmetrics-text; version=1.0.0; escaping=underscores', { format: 'openmetrics' }],
    ['text/html', { format: null, reason: 'not-metrics', word: 'content type text/html' }],
    ['', { format: null, reason: 'not-metrics', word: 'no content type' }],
    [null, { format: null, reason: 'not-metrics', word: 'no content type' }],
    ['<script>', { format: null, reason: 'not-metrics', word: 'an odd content type' }],
  ])('%j chooses the parser, or is refused with a word', (type, answer) => {
    expect(formatOf(type)).toEqual(answer);
  });
});
