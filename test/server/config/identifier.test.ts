import { describe, expect, it } from 'vitest';
import { parseIdentifier } from '../../../server/config/identifier.ts';

describe('parseIdentifier', () => {
  it.each(['', '-x', 'a b', 'a/b', '작업', 'constructor', 'x'.repeat(201)])('refuses "%s"', (text) => {
    expect(() => parseIdentifier(text)).toThrow('not an id');
  });
});
