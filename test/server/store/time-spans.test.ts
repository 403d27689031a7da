import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansMissing, type TimeSpan, withSpan } from '../../../server/store/time-spans.ts';

const HORIZON = 40;
const span = fc
  .tuple(fc.integer({ min: 0, max: HORIZON - 1 }), fc.integer({ min: 1, max: 8 }))
  .map(([fromMs, length]): TimeSpan => ({ fromMs, toMs: Math.min(HORIZON, fromMs + length) }));

/** The same by marking each instant, which nobody would do with years of minutes. */
function marked(spans: readonly TimeSpan[]): boolean[] {
  return Array.from({ length: HORIZON }, (_, at) =>
    spans.some(({ fromMs, toMs }) => fromMs <= at && at < toMs),
  );
}

describe('spans of time', () => {
  it('hold every instant that was added and no other, in order and never touching', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (added) => {
        const spans = added.reduce<TimeSpan[]>((before, one) => withSpan(before, one), []);
        expect(marked(spans)).toEqual(marked(added));
        const gaps = spans.slice(1).map(({ fromMs }, index) => fromMs - (spans[index]?.toMs ?? fromMs));
        expect(gaps.every((gap) => gap > 0)).toBe(true);
      }),
    );
  });

  it('are missing exactly where none of them lies', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), span, (added, whole) => {
        const spans = added.reduce<TimeSpan[]>((before, one) => withSpan(before, one), []);
        const wanted = marked([whole]).map((inside, at) => inside && marked(spans)[at] === false);
        expect(marked(spansMissing(spans, whole))).toEqual(wanted);
      }),
    );
  });
});
