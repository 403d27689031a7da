import { describe, expect, it } from 'vitest';
import type { AgreementVersion } from '#shared/agreement/version.ts';
import { agreedTargets } from '#shared/slo/agreed-targets.ts';
import { limit, version } from '../agreement/ledger.ts';
import { agreed, facts, minute, threeNines } from './objective-facts.ts';
import { talliesInMemory } from './tallies-in-memory.ts';

const targets = (...versions: readonly AgreementVersion[]) =>
  agreedTargets(facts(talliesInMemory(minute(0), []), versions), minute(0), minute(60)).map((segment) => [
    (segment.fromMs - minute(0)) / 60_000,
    (segment.toMs - minute(0)) / 60_000,
    segment.target,
    segment.version,
  ]);

describe('the targets in force', () => {
  it('follow one another as versions came into force', () => {
    expect(targets(...threeNines)).toEqual([[0, 60, 0.999, 1]]);
    expect(targets(...threeNines, agreed(2, minute(20), 0.99))).toEqual([
      [0, 20, 0.999, 1],
      [20, 60, 0.99, 2],
    ]);
  });

  it('begin anew after a time without one', () => {
    expect(targets(...threeNines, version(2, minute(20)), agreed(3, minute(30), 0.99))).toEqual([
      [30, 60, 0.99, 3],
    ]);
  });

  it('are none where nothing is agreed at the end, or something that is no target', () => {
    expect(targets()).toEqual([]);
    expect(targets(...threeNines, version(2, minute(20)))).toEqual([]);
    expect(targets(version(1, 0, { availability: limit('atMost', 0.1) }))).toEqual([]);
  });
});
