import { expect, it } from 'vitest';
import { statementCsv } from '../../../../web/screens/budget/statement-csv.ts';
import { readCsv } from '../../../harness/read-csv.ts';
import { statementAnswer, statementLine } from '../../statement-answer.ts';

it('has what is allowed, every line and what they come to, exact', () => {
  const lines = [
    statementLine({ title: '=HYPERLINK("x")', bad: 33 }),
    statementLine({ kind: 'scattered', id: null, title: null, bad: 1, share: 1 / 340 }),
  ];
  const [columns = [], ...rows] = readCsv(statementCsv(statementAnswer({ lines })));
  const of = (row: readonly string[] | undefined, name: string) => row?.[columns.indexOf(name)];
  expect(rows.map((row) => of(row, 'kind'))).toEqual([
    'allowed',
    'incident',
    'scattered',
    'spent',
    'remaining',
  ]);
  expect(rows.map((row) => of(row, 'bad'))).toEqual(['340', '33', '1', '34', '']);
  expect(of(rows[1], 'title')).toBe('\'=HYPERLINK("x")');
  expect(of(rows[2], 'share')).toBe(String(1 / 340));
  expect(of(rows[4], 'share')).toBe('0.9');
  expect(of(rows[0], 'start')).toBe('2026-10-23T06:01:00.000Z');
});
