import { describe, expect, it } from 'vitest';
import { direction } from '#shared/slo/direction.ts';
import { ruleReadings } from './rule-readings.ts';

describe('direction', () => {
  it('is steady where no window is above', () => {
    expect(direction(ruleReadings())).toBe('steady');
    expect(direction([])).toBe('steady');
  });

  it('is rising when only a short window is above, easing when only a long one is', () => {
    expect(direction(ruleReadings('short'))).toBe('rising');
    expect(direction(ruleReadings('long'))).toBe('easing');
  });

  it('is burning when both windows of any rule are above, whatever stronger rules say', () => {
    expect(direction(ruleReadings('both'))).toBe('burning');
    expect(direction(ruleReadings('long', 'none', 'both'))).toBe('burning');
  });

  it('is not burning by the long window of one rule and the short one of another: the stronger rule decides', () => {
    expect(direction(ruleReadings('long', 'none', 'short'))).toBe('easing');
    expect(direction(ruleReadings('none', 'short', 'long'))).toBe('rising');
  });
});
