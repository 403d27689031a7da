import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countFilters,
  readAsked,
  sorts,
  withAsked,
} from '../../../../web/screens/services/asked-services.ts';
import { sectionNames } from '../../../../web/screens/services/sections.ts';

const read = (search: string) => readAsked(new URLSearchParams(search));

describe('what the address asks of the list of services', () => {
  it('is everything, most urgent first, where it says nothing', () => {
    expect(read('')).toEqual({
      states: [],
      group: null,
      q: '',
      sort: 'urgency',
      open: null,
      selected: null,
    });
  });

  it('passes over values that mean nothing', () => {
    const odd = read('state=nonsense,near,__proto__,needs&sort=worst&group=&open=x&q=%20');
    expect(odd).toMatchObject({ states: ['needs', 'near'], sort: 'urgency', group: null, open: [] });
    expect(countFilters(odd)).toBe(1);
  });

  it('leaves defaults out of the address, and what is not of this page in it', () => {
    const search = new URLSearchParams('lang=ko&at=2025-11-21T06:10:00Z&sort=name&q=erp');
    const next = withAsked(search, { sort: 'urgency', q: '', states: ['near'] });
    expect(next.toString()).toBe('lang=ko&at=2025-11-21T06%3A10%3A00Z&state=near');
  });

  it('is read as it was written', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    const asked = fc.record({
      states: fc.subarray([...sectionNames]),
      group: fc.option(text),
      q: text,
      sort: fc.constantFrom(...sorts),
      open: fc.option(fc.subarray([...sectionNames])),
      selected: fc.option(text),
    });
    fc.assert(
      fc.property(asked, (each) => {
        expect(readAsked(withAsked(new URLSearchParams(), each))).toEqual(each);
      }),
    );
  });
});
