import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../../web/screens/setup/asked-sources.ts';

describe('the address of the page of sources', () => {
  // UX.md §2.2: unknown parameters are ignored, never an error.
  it.each([
    ['', { service: null, state: null }],
    ['service=work-orders&state=not-answering', { service: 'work-orders', state: 'not-answering' }],
    ['service=&state=', { service: null, state: null }],
    ['state=needs,near&q=x', { service: null, state: null }],
  ])('?%s', (search, asked) => {
    expect(readAsked(new URLSearchParams(search))).toEqual(asked);
  });
});
