import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvidenceEvent, evidenceEvent, laneOf } from '#shared/metrics/evidence.ts';
import { type EvidencePart, pageOfEvidence } from '../../../server/compute/evidence-page.ts';

const part = (given: Partial<EvidencePart>): EvidencePart => ({
  counted: null,
  reason: null,
  limit: 50,
  cursor: null,
  ...given,
});
const event = (id: string, atMs: number, reason: string | null = null): EvidenceEvent =>
  evidenceEvent({ kind: 'change', service: 'shop', id, atMs, reason });

/** Every page one after the other. */
function readAll(lanes: Parameters<typeof pageOfEvidence>[0], asked: Partial<EvidencePart>): string[] {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = pageOfEvidence(lanes, part({ ...asked, cursor }));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null);
  return ids;
}

/** Few instants, so that many events are at the same one. */
const told = fc.array(
  fc.array(fc.record({ atMs: fc.nat(4), reason: fc.constantFrom(null, 'merge', 'negative') }), {
    maxLength: 8,
  }),
  { maxLength: 4 },
);

describe('pages of evidence', () => {
  it('hold every event that is asked for once, latest first, whatever their length', () => {
    fc.assert(
      fc.property(
        told,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(null, 'merge'),
        (all, limit, reason) => {
          const events = all.map((those, lane) =>
            those.map((each, index) => event(`${lane}-${index}`, each.atMs, each.reason)),
          );
          const lanes = events.map(laneOf);
          const ids = readAll(lanes, { limit, reason });
          const wanted = events.flat().filter((each) => reason === null || each.reason === reason);
          expect(ids.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
          expect(ids).toEqual(readAll(lanes, { limit: 1_000, reason }));
          const times = new Map(wanted.map(({ id, atMs }) => [id, atMs]));
          const inOrder = ids.map((id) => times.get(id) ?? 0);
          expect(inOrder).toEqual(inOrder.toSorted((a, b) => b - a));
        },
      ),
    );
  });

  it('go on after what was read, also where newer events came on top meanwhile', () => {
    const before = [laneOf([event('a', 1), event('b', 2), event('c', 2), event('d', 3)])];
    const first = pageOfEvidence(before, part({ limit: 2 }));
    expect(first.items.map(({ id }) => id)).toEqual(['d', 'c']);
    const after = [laneOf([event('a', 1), event('b', 2), event('c', 2), event('d', 3), event('e', 4)])];
    expect(pageOfEvidence(after, part({ cursor: first.next })).items.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('begin where the cursor says without passing over what comes before', () => {
    let looked = 0;
    const long = {
      length: 1_000_000,
      atMs: (index: number) => index,
      reason: () => {
        looked += 1;
        return null;
      },
      event: (index: number) => event(String(index), index),
    };
    const near = pageOfEvidence([long], part({ limit: 1 })).next;
    const deep = Buffer.from('at 10 0 0').toString('base64url');
    looked = 0;
    expect(pageOfEvidence([long], part({ limit: 3, cursor: deep })).items.map(({ id }) => id)).toEqual([
      '10',
      '9',
      '8',
    ]);
    expect(looked).toBeLessThan(10);
    expect(near).not.toBeNull();
  });

  it('are refused for a cursor that no list gave', () => {
    expect(() => pageOfEvidence([], part({ cursor: 'nonsense' }))).toThrow('not one that a list gave');
  });
});
