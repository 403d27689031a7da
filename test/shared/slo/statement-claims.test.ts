import { describe, expect, it } from 'vitest';
import { type BurningSpan, type IncidentSpell, statementClaims } from '#shared/slo/statement-claims.ts';
import { minute } from './objective-facts.ts';

const within = { startMs: minute(0), endMs: minute(100) };
const spell = (incident: string, from: number, to: number | null): IncidentSpell => ({
  incident,
  startedAtMs: minute(from),
  resolvedAtMs: to === null ? null : minute(to),
});
const burned = (from: number, to: number, running = false): BurningSpan => ({
  startMs: minute(from),
  endMs: minute(to),
  running,
});
/** Claims as "who from-to", by their start; `!` where they go on. */
const claims = (spells: readonly IncidentSpell[], burning: readonly BurningSpan[] = []) =>
  statementClaims(spells, burning, within)
    .sort((a, b) => a.startMs - b.startMs)
    .map(({ incident, startMs, endMs, running }) => {
      const [from, to] = [startMs, endMs].map((atMs) => (atMs - minute(0)) / 60_000);
      return `${incident ?? '?'} ${from}-${to}${running ? '!' : ''}`;
    });

describe('who takes which minutes', () => {
  it('is the incident whose spell touches them, whole', () => {
    expect(claims([spell('a', 10.5, 12.1)])).toEqual(['a 10-13']);
  });

  it('is the one that began earlier where two overlap', () => {
    expect(claims([spell('b', 15, 30), spell('a', 10, 20)])).toEqual(['a 10-20', 'b 20-30']);
    expect(claims([spell('b', 12, 14), spell('a', 10, 20), spell('c', 18, 25)])).toEqual([
      'a 10-20',
      'c 20-25',
    ]);
  });

  it('is, of two that began together, the one whose id comes first, in whatever order they are told', () => {
    expect(claims([spell('b', 10, 20), spell('a', 10, 15)])).toEqual(['a 10-15', 'b 15-20']);
    expect(claims([spell('a', 10, 15), spell('b', 10, 20)])).toEqual(['a 10-15', 'b 15-20']);
  });

  it('is no incident outside the window, and one that lasts takes all to its end', () => {
    expect(
      claims([spell('a', -20, -10), spell('b', -5, 5), spell('c', 90, null), spell('d', 110, null)]),
    ).toEqual(['b 0-5', 'c 90-100!']);
    expect(claims([spell('c', 90, 100), spell('d', 95, 101)])).toEqual(['c 90-100']);
  });

  it('is nobody for burning that no incident touches', () => {
    expect(claims([spell('a', 30, 40)], [burned(10, 20), burned(90, 100, true)])).toEqual([
      '? 10-20',
      'a 30-40',
      '? 90-100!',
    ]);
  });

  it('is the first incident that touches it for the rest of a burning', () => {
    expect(claims([spell('a', 15, 18), spell('b', 18, 19)], [burned(10, 30)])).toEqual([
      'a 10-15',
      'a 15-18',
      'b 18-19',
      'a 19-30',
    ]);
    expect(claims([spell('a', 5, 15)], [burned(10, 20)])).toEqual(['a 5-15', 'a 15-20']);
    expect(claims([spell('a', 5, 25)], [burned(10, 20)])).toEqual(['a 5-25']);
    // Side by side is no touch.
    expect(claims([spell('a', 5, 10)], [burned(10, 20)])).toEqual(['a 5-10', '? 10-20']);
  });
});
