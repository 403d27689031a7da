import { describe, expect, it } from 'vitest';
import { openAt, temporaryFolder } from './folders.ts';

const MINUTE = 60_000;
const MONDAY = Date.UTC(2026, 0, 5);

describe('what servers have answered for', () => {
  it('is known again after a restart, spans that touch as one', () => {
    const folder = temporaryFolder();
    const first = openAt(folder, MONDAY);
    const sli = first.tallies.sliId('shop', 'availability');
    first.querySpans.asked(sli, 'total / bad', MONDAY);
    first.querySpans.add(sli, { fromMs: MONDAY, toMs: MONDAY + MINUTE });
    first.querySpans.add(sli, { fromMs: MONDAY + MINUTE, toMs: MONDAY + 3 * MINUTE });
    first.querySpans.add(sli, { fromMs: MONDAY - 9 * MINUTE, toMs: MONDAY - MINUTE });
    first.close();
    const { querySpans } = openAt(folder, MONDAY);
    querySpans.asked(sli, 'total / bad', MONDAY + 60 * MINUTE);
    expect(querySpans.firstAskedAtMs(sli)).toBe(MONDAY);
    expect(querySpans.answered(sli)).toEqual([
      { fromMs: MONDAY - 9 * MINUTE, toMs: MONDAY - MINUTE },
      { fromMs: MONDAY, toMs: MONDAY + 3 * MINUTE },
    ]);
  });

  it('is nothing yet for another question, also after a restart', () => {
    const folder = temporaryFolder();
    const first = openAt(folder, MONDAY);
    const sli = first.tallies.sliId('shop', 'availability');
    first.querySpans.asked(sli, 'total / bad', MONDAY);
    first.querySpans.add(sli, { fromMs: MONDAY, toMs: MONDAY + MINUTE });
    first.querySpans.asked(sli, 'total / good', MONDAY + MINUTE);
    expect(first.querySpans.answered(sli)).toEqual([]);
    first.close();
    const { querySpans } = openAt(folder, MONDAY);
    expect([querySpans.answered(sli), querySpans.firstAskedAtMs(sli)]).toEqual([[], MONDAY + MINUTE]);
  });

  it('needs a question first', () => {
    const { querySpans, tallies } = openAt(temporaryFolder(), MONDAY);
    const sli = tallies.sliId('shop', 'availability');
    expect(querySpans.firstAskedAtMs(sli)).toBeNull();
    expect(() => querySpans.add(sli, { fromMs: MONDAY, toMs: MONDAY + MINUTE })).toThrow(RangeError);
  });
});
