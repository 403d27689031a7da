import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Reading } from '../../../../../server/collect/webhooks/sender.ts';
import { incidentsAfter } from './folded.ts';

/** Fails unless these readings give the same incidents in every order, and with any of them told twice. */
export function expectAnyOrder(readings: readonly Reading[]): void {
  const state = incidentsAfter(readings);
  const again = fc.array(fc.constantFrom(...readings), { maxLength: 3 });
  const orders = fc
    .tuple(fc.constant(readings), again)
    .chain(([once, more]) =>
      fc.shuffledSubarray([...once, ...more], { minLength: once.length + more.length }),
    );
  fc.assert(
    fc.property(orders, (told) => {
      expect(incidentsAfter(told)).toEqual(state);
    }),
    { numRuns: 60 },
  );
}
