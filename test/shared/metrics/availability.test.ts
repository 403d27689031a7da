import { describe, expect, it } from 'vitest';
import { availability } from '#shared/metrics/availability.ts';
import { judgeObjective } from '#shared/slo/judge-objective.ts';
import { agreed, facts, minute, threeNines, windowTo } from '../slo/objective-facts.ts';
import { alike, talliesInMemory, unheard } from '../slo/tallies-in-memory.ts';

const options = { limit: null, settleSeconds: 86_400 };
const window = windowTo(minute(20));

const iso = (atMs: number): string => new Date(atMs).toISOString();

describe('availability', () => {
  const tallies = talliesInMemory(minute(0), [...alike(18, 100), ...alike(2, 100, 1)]);

  it('is good by total, and says what was put in', () => {
    expect(availability.compute(facts(tallies), window, options)).toEqual({
      value: 0.999,
      n: 2000,
      reason: null,
      low: null,
      high: null,
      detail: {
        sliName: 'availability',
        good: 1998,
        total: 2000,
        coverageRatio: 1,
        collectorDownMinutes: 0,
        coveredMinutes: 20,
        owedMinutes: 20,
      },
      formula: 'good 1998 / total 2000 = 0.999',
      inputs: {
        good: 1998,
        total: 2000,
        targets: [{ from: iso(window.startMs), to: iso(window.endMs), target: 0.999, version: 1 }],
      },
      leftOut: [],
      coveredFromMs: minute(0),
    });
  });

  it('says which target was in force when', () => {
    const versions = [agreed(1, 0, 0.999), agreed(2, minute(10), 0.99)];
    expect(availability.compute(facts(tallies, versions), window, options).inputs.targets).toEqual([
      { from: iso(window.startMs), to: iso(minute(10)), target: 0.999, version: 1 },
      { from: iso(minute(10)), to: iso(minute(20)), target: 0.99, version: 2 },
    ]);
  });

  it('is null, not 100 %, without data', () => {
    const silent = talliesInMemory(minute(0), alike(20, 0));
    expect(availability.compute(facts(silent), window, options)).toMatchObject({
      value: null,
      n: 0,
      reason: 'no-data',
      formula: 'good 0 / total 0 = no-data',
    });
  });

  it('says how many of the minutes it lacks are for Andon itself, which did not run, and leaves them out', () => {
    const gaps = talliesInMemory(minute(0), [
      ...[...alike(5, 100), ...unheard(6), ...alike(5, 100), ...unheard(2), ...alike(2, 100)],
    ]);
    // Down from minute 4 to 9, of which minute 4 was heard before: 5 of the 8 minutes not heard.
    const outages = [{ fromMs: minute(4) + 20_000, toMs: minute(9) + 40_000 }];
    const { detail, leftOut } = availability.compute({ ...facts(gaps), outages }, window, options);
    expect(detail).toMatchObject({ coveredMinutes: 12, owedMinutes: 20, collectorDownMinutes: 5 });
    expect(leftOut).toEqual([
      { reason: 'collector-down', count: 5, items: [`${iso(minute(4))}/${iso(minute(10))}`] },
    ]);
  });

  it('has no beginning to mark where history fills the window', () => {
    const week = windowTo(minute(8 * 1440), '7d');
    const long = talliesInMemory(minute(0), alike(8 * 1440, 1));
    expect(availability.compute(facts(long), week, options).coveredFromMs).toBeNull();
  });

  it('of a probe lies between its bounds', () => {
    const probed = talliesInMemory(minute(0), [...alike(9, 1), ...unheard(1), ...alike(10, 1, 1)]);
    const figure = availability.compute(
      facts(probed, threeNines, { sliKind: 'probe', intervalSeconds: 60 }),
      window,
      options,
    );
    expect(figure).toMatchObject({ value: 9 / 19, low: 9 / 20, high: 10 / 20 });
  });

  it('is the number that the judgement of the objective says', () => {
    const judged = judgeObjective(facts(tallies), { nowMs: minute(20), window });
    expect(availability.compute(facts(tallies), window, options).value).toBe(judged.value);
  });
});
