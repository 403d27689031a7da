import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPage } from '../../../server/compute/cut-page.ts';

describe('cutPage', () => {
  it('page after page is the whole list, whatever the size of a page', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (items, limit) => {
        const seen: number[] = [];
        let cursor: string | null = null;
        do {
          const page: { items: readonly number[]; next: string | null } = cutPage(items, limit, cursor);
          seen.push(...page.items);
          cursor = page.next;
        } while (cursor !== null);
        expect(seen).toEqual(items);
      }),
    );
  });

  it.each(['', 'x', Buffer.from('from--1').toString('base64url')])(
    'refuses a cursor that is none: %j',
    (cursor) => {
      expect(() => cutPage([1], 1, cursor)).toThrow(/cursor/);
    },
  );
});
