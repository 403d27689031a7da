import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costTogether, statementSheet } from '../../../web/ui/statement-sheet.ts';
import { ceilAt } from '../../../web/words/format-ratio.ts';
import { statementLine } from '../statement-answer.ts';

const incident = (id: string, bad: number, share: number | null = bad / 100) =>
  statementLine({ id, bad, share });
const scattered = (day: number, bad: number) =>
  statementLine({ kind: 'scattered', id: null, start: `2026-11-0${day}T00:00:00Z`, bad, share: bad / 100 });

describe('a statement as the page shows it', () => {
  it('folds days of scattered failures from three on', () => {
    const two = statementSheet({ lines: [scattered(4, 1), incident('a', 50), scattered(2, 1)] }, null);
    expect(two.entries).toHaveLength(3);
    expect(two.folded).toEqual([]);
    const three = { lines: [scattered(4, 1), incident('a', 50), scattered(2, 1), scattered(1, 3)] };
    const sheet = statementSheet(three, null);
    expect(sheet.entries.map(({ line }) => line.id)).toEqual(['a']);
    expect(sheet.folded.map(({ line }) => line.bad)).toEqual([1, 1, 3]);
    expect(costTogether(sheet.folded)).toEqual({ cost: 5, percent: 5 });
  });

  it('shows as many entries as it is asked for, and keeps the rest together', () => {
    const lines = ['a', 'b', 'c', 'd'].map((id) => incident(id, 20));
    const { entries, rest, total } = statementSheet({ lines }, 3);
    expect(entries.map(({ line }) => line.id)).toEqual(['a', 'b', 'c']);
    expect(rest.map(({ line }) => line.id)).toEqual(['d']);
    expect(total).toEqual({ cost: 80, percent: 80 });
  });

  it('says costs in minutes where observations come by the clock', () => {
    // 46.5 minutes are shown as 47: 17.2, 16.8 and 12.5.
    const lines = [17.2, 16.8, 12.5].map((badMinutes, at) =>
      statementLine({ id: String(at), bad: badMinutes * 2, badMinutes, share: badMinutes / 43.2 }),
    );
    const { entries, total } = statementSheet({ lines }, null);
    expect(entries.map(({ cost }) => cost)).toEqual([17, 17, 13]);
    // 39.8, 38.9 and 28.9 per cent: 107.6 is shown as 108.
    expect(entries.map(({ percent }) => percent)).toEqual([40, 39, 29]);
    expect(total).toEqual({ cost: 47, percent: 108 });
  });

  it('knows no share where the server does not', () => {
    const { total } = statementSheet({ lines: [incident('a', 5, null)] }, null);
    expect(total).toEqual({ cost: 5, percent: null });
  });

  it('adds up to what is shown of the whole, however it is cut', () => {
    const line = fc.record({
      bad: fc.integer({ min: 1, max: 5_000 }),
      kind: fc.constantFrom('incident' as const, 'scattered' as const, 'burning' as const),
    });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.integer({ min: 1, max: 9_000 }),
        fc.nat(8),
        (costs, allowed, limit) => {
          const lines = costs.map(({ bad, kind }, at) =>
            statementLine({ kind, id: String(at), bad, share: bad / allowed }),
          );
          const { entries, folded, rest, total } = statementSheet({ lines }, limit);
          expect(costTogether([...entries, ...folded, ...rest])).toEqual(total);
          const spent = costs.reduce((sum, { bad }) => sum + bad, 0);
          expect(total).toEqual({ cost: spent, percent: ceilAt((spent / allowed) * 100, 0) });
        },
      ),
    );
  });
});
