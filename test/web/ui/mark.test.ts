import { describe, expect, it } from 'vitest';
import { markOf } from '../../../web/ui/Mark.tsx';

describe('the mark of a state', () => {
  it('is never a check beside a target that does not answer', () => {
    expect(markOf('met', true)).toBe('unanswered');
    expect(markOf('near', true)).toBe('unanswered');
    expect(markOf('met', false)).toBe('met');
  });

  it('stays the state where that is louder than the silence', () => {
    expect(markOf('burning', true)).toBe('burning');
    expect(markOf('nodata', true)).toBe('nodata');
  });
});
