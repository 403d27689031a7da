import { describe, expect, it } from 'vitest';
import { ruleState } from '../../../../web/screens/service/rule-state.ts';

const rule = (
  long: number | null,
  short: number | null,
  rest: { firing?: boolean; reachable?: boolean; youngUntil?: string } = {},
) => ({
  rule: 'page-1h',
  factor: 14.4,
  reachable: true,
  firing: false,
  youngUntil: null,
  long: { window: '1h', rate: long },
  short: { window: '5m', rate: short },
  ...rest,
});

describe('a burn rule in words', () => {
  it('says which of its windows is above it', () => {
    expect(ruleState(rule(20, 20, { firing: true }))).toBe('firing');
    expect(ruleState(rule(3, 20))).toBe('rising');
    expect(ruleState(rule(20, 3))).toBe('easing');
    expect(ruleState(rule(14.4, 14.4))).toBe('quiet');
    expect(ruleState(rule(20, null))).toBe('easing');
  });

  it('says that it cannot fire yet, however much was counted', () => {
    const youngUntil = '2025-11-21T05:20:00Z';
    expect(ruleState(rule(20, 20, { youngUntil }))).toBe('young');
    expect(ruleState(rule(0, 0, { youngUntil }))).toBe('young');
    expect(ruleState(rule(0, 0, { youngUntil, reachable: false }))).toBe('unreachable');
  });

  it('says that it can never fire, and that too little is known', () => {
    expect(ruleState(rule(0, 0, { reachable: false }))).toBe('unreachable');
    expect(ruleState(rule(null, null))).toBe('unknown');
    // Both above, and yet not firing: too few events.
    expect(ruleState(rule(20, 20))).toBe('unknown');
  });
});
