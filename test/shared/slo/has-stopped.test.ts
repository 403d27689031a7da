import { describe, expect, it } from 'vitest';
import { hasStopped } from '#shared/slo/has-stopped.ts';

describe('a burning that the rules still see', () => {
  it('has stopped where nothing failed in the last five minutes, or too little to burn', () => {
    expect(hasStopped({ state: 'burning', failingRatio: 0, burnRate: 0 })).toBe(true);
    expect(hasStopped({ state: 'fast', failingRatio: 0.0004, burnRate: 0.4 })).toBe(true);
  });

  it('goes on at exactly the speed that the budget lasts at, and while nobody knows', () => {
    expect(hasStopped({ state: 'burning', failingRatio: 0.001, burnRate: 1 })).toBe(false);
    expect(hasStopped({ state: 'burning', failingRatio: null, burnRate: null })).toBe(false);
  });

  it('is said of what burns only', () => {
    expect(hasStopped({ state: 'near', failingRatio: 0, burnRate: 0 })).toBe(false);
    expect(hasStopped({ state: 'met', failingRatio: 0, burnRate: 0 })).toBe(false);
  });
});
