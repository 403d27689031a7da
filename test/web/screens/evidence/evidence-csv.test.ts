import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceItem } from '#shared/api/evidence.ts';
import { evidenceCsv, toCsv } from '../../../../web/screens/evidence/evidence-csv.ts';

/** Reads RFC 4180 back: an independent reader, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (isQuoted) {
      if (char === '"' && text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else if (char === '"') isQuoted = false;
      else field += char;
    } else if (char === '"') isQuoted = true;
    else if (char === ',') {
      row.push(field);
      field = '';
    } else if (char === '\r' && text[at + 1] === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
      at += 1;
    } else field += char;
  }
  return rows;
}

const item: EvidenceItem = {
  kind: 'incident',
  service: 'shop',
  environment: null,
  id: '31',
  title: '=HYPERLINK("http://evil.example")',
  at: '2025-11-18T03:00:00.000Z',
  until: null,
  seconds: -60,
  count: null,
  part: true,
  counted: false,
  reason: 'negative',
  deployment: { service: 'shop', environment: 'production', id: 'd1' },
  links: [],
  correction: null,
  url: null,
};

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

describe('evidenceCsv', () => {
  it('has a line of names and one for each event', () => {
    const [names, values] = readCsv(evidenceCsv([item]));
    const cell = (name: string) => values?.[names?.indexOf(name) ?? -1];
    expect(names?.[0]).toBe('kind');
    expect(cell('title')).toBe(`'=HYPERLINK("http://evil.example")`);
    expect([cell('seconds'), cell('deployment'), cell('counted'), cell('reason')]).toEqual([
      '-60',
      'd1',
      'false',
      'negative',
    ]);
  });
});
