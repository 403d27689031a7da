import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../web/ui/csv.ts';
import { readCsv } from '../../harness/read-csv.ts';

describe('toCsv', () => {
  it('doubles quotes, keeps commas and line ends inside a field, and ends each line with CR LF', () => {
    expect(toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('"a,b","say ""hi""","two\nlines"\r\n');
  });

  // The cells that OWASP names for CSV injection.
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'marks text that begins like a formula: %j',
    (text) => {
      expect(readCsv(toCsv([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  it('leaves numbers alone, also negative ones, and nothing is empty', () => {
    expect(toCsv([[-60, 1.5, true, null]])).toBe('-60,1.5,true,\r\n');
  });

  it('gives every text back to whoever reads it, but for the mark', () => {
    const row = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        const marked = rows.map((cells) =>
          cells.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)),
        );
        expect(readCsv(toCsv(rows))).toEqual(marked);
      }),
    );
  });
});
