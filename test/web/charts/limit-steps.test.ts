import { describe, expect, it } from 'vitest';
import { limitSteps, limitStrokes, stepData } from '../../../web/charts/limit-steps.ts';

const at = (day: number): string => new Date(day * 86_400_000).toISOString();
const ms = (day: number): number => day * 86_400_000;
const limit = (from: number, to: number, value: number | null, kind: 'atMost' | 'atLeast' = 'atMost') => ({
  start: at(from),
  end: at(to),
  version: from + 1,
  limit: value === null ? null : { kind, value },
});

describe('the limit over time', () => {
  it('is a step for each version, cut to what is shown', () => {
    const steps = limitSteps([limit(0, 10, 7), limit(10, 30, 5)], ms(5), ms(20));
    expect(steps.map(({ fromMs, toMs, value }) => [fromMs, toMs, value])).toEqual([
      [ms(5), ms(10), 7],
      [ms(10), ms(20), 5],
    ]);
    expect(stepData(steps)).toEqual([
      { atMs: ms(5), limit: 7 },
      { atMs: ms(10), limit: 7 },
      { atMs: ms(10), limit: 5 },
      { atMs: ms(20), limit: 5 },
    ]);
  });

  it('is a gap where nothing was agreed', () => {
    const steps = limitSteps([limit(0, 10, 7), limit(10, 20, null), limit(20, 30, 5)], 0, ms(30));
    expect(stepData(steps).map(({ limit: value }) => value)).toEqual([7, 7, null, 5, 5]);
  });

  it('has its strokes on the side that is outside', () => {
    const x = (atMs: number): number => atMs / 86_400_000;
    const y = (value: number): number => 100 - value;
    const path = (kind: 'atMost' | 'atLeast'): string =>
      limitStrokes(limitSteps([limit(0, 40, 50, kind)], 0, ms(40)), x, y);
    // One every 13 px from 7 px on: over the line at 50 where more is worse, under it where less is.
    expect(path('atMost')).toBe('M7.0 48.0l6 -7M20.0 48.0l6 -7M33.0 48.0l6 -7');
    expect(path('atLeast')).toBe('M7.0 52.0l6 7M20.0 52.0l6 7M33.0 52.0l6 7');
  });
});
