import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assurance } from '#shared/metrics/assurance.ts';

const atMost = (value: number) => ({ kind: 'atMost' as const, value });
const atLeast = (value: number) => ({ kind: 'atLeast' as const, value });
const usual = { lower: 1.9, upper: 4.5 };
/** Fourteen weeks of which two are over 4. */
const values = [3, 3, 3, 3, 3, 3, 4.2, 3, 3, 3, 3, 3, 4.4, 3];

describe('assurance', () => {
  it('keeps a limit beyond the usual range, cannot keep one on its other side, and misses by chance between', () => {
    expect(assurance(atMost(5), usual, values)).toEqual({ kind: 'keeps', oneIn: null });
    expect(assurance(atMost(4), usual, values)).toEqual({ kind: 'by-chance', oneIn: 7 });
    expect(assurance(atMost(1), usual, values)).toEqual({ kind: 'cannot', oneIn: null });
    expect(assurance(atLeast(1), usual, values).kind).toBe('keeps');
    expect(assurance(atLeast(3.5), usual, values)).toEqual({ kind: 'by-chance', oneIn: 1 });
    expect(assurance(atLeast(5), usual, values).kind).toBe('cannot');
  });

  it('says no frequency under twelve periods, nor where none missed', () => {
    expect(assurance(atMost(4), usual, values.slice(0, 11)).oneIn).toBeNull();
    expect(assurance(atMost(4.45), usual, values)).toEqual({ kind: 'by-chance', oneIn: null });
  });

  it('ends a range that has no limit where values end: at 0, and of a share at 1', () => {
    expect(assurance(atLeast(0.5), { lower: null, upper: 3 }, values).kind).toBe('by-chance');
    expect(assurance(atMost(1), { lower: 0.2, upper: null }, values).kind).toBe('keeps');
    expect(assurance(atMost(0.9), { lower: 0.2, upper: null }, values).kind).toBe('by-chance');
  });

  it('is unknown without a limit or a usual range', () => {
    expect(assurance(null, usual, values).kind).toBe('unknown');
    expect(assurance(atMost(4), null, values).kind).toBe('unknown');
  });

  it('never gets worse as a limit gets looser', () => {
    const order = ['cannot', 'by-chance', 'keeps'];
    const number = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, (lower, width, limit, more) => {
        const range = { lower, upper: lower + width };
        const kind = (value: number) => order.indexOf(assurance(atMost(value), range, []).kind);
        expect(kind(limit + more)).toBeGreaterThanOrEqual(kind(limit));
      }),
    );
  });
});
