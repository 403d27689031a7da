import { describe, expect, it } from 'vitest';
import { visibleName } from '../../../../server/collect/webhooks/visible-name.ts';

describe('a name that is shown', () => {
  it.each([
    ['orders', 'orders'],
    ['작업 지시 🚀', '작업 지시 🚀'],
    ['orders\u200b', 'orders\\u200b'],
    ['a\u00a0b\tc', 'a\\u00a0b\\u0009c'],
    ['\u3164', '\\u3164'],
    // Beyond 2^16 in the two halves that JSON writes.
    ['\u{e0041}', '\\udb40\\udc41'],
  ])('%j has what cannot be seen written out', (name, shown) => {
    expect(visibleName(name)).toBe(shown);
  });
});
