import { describe, expect, it } from 'vitest';
import { objectiveState, type StateFacts } from '#shared/slo/state.ts';
import { ruleReadings } from './rule-readings.ts';

const left = (remaining: number | null) => ({ allowed: 100, spent: 100 * (1 - (remaining ?? 1)), remaining });
const page = ruleReadings('none', 'both');
const ticket = ruleReadings('long', 'none', 'both');

const state = (rest: Partial<StateFacts>) =>
  objectiveState({
    silent: false,
    agreed: true,
    hasValue: true,
    budget: left(0.5),
    readings: ruleReadings(),
    warningRatio: 0.2,
    ...rest,
  });

describe('the state of an objective is the first that applies', () => {
  it('nodata in silence, whatever else', () => {
    expect(state({ silent: true, budget: left(-1), readings: page })).toBe('nodata');
    expect(state({ silent: true, agreed: false })).toBe('nodata');
  });

  it('none where nothing is agreed', () => {
    expect(state({ agreed: false, budget: null, readings: [] })).toBe('none');
  });

  it('burning where nothing is left and any rule fires', () => {
    expect(state({ budget: left(0), readings: page })).toBe('burning');
    expect(state({ budget: left(-0.2), readings: ticket })).toBe('burning');
  });

  it('fast where something is left and a page rule fires', () => {
    expect(state({ budget: left(0.01), readings: page })).toBe('fast');
    expect(state({ budget: left(0.9), readings: page })).toBe('fast');
  });

  it('debt where nothing is left and nothing fires', () => {
    expect(state({ budget: left(0) })).toBe('debt');
    expect(state({ budget: left(-3), readings: ruleReadings('long', 'short') })).toBe('debt');
  });

  it('near under the warning share, or where a ticket rule fires', () => {
    expect(state({ budget: left(0.199) })).toBe('near');
    expect(state({ budget: left(0.3), warningRatio: 0.4 })).toBe('near');
    expect(state({ budget: left(0.9), readings: ticket })).toBe('near');
  });

  it('met otherwise, at the warning share too', () => {
    expect(state({ budget: left(0.2) })).toBe('met');
    expect(state({ budget: left(1) })).toBe('met');
  });

  it('nodata, not met, where the source was heard without events enough for a value', () => {
    expect(state({ hasValue: false, budget: left(null) })).toBe('nodata');
  });

  it('fast or near by the rules alone, where the budget is not known yet', () => {
    expect(state({ hasValue: false, budget: left(null), readings: page })).toBe('fast');
    expect(state({ hasValue: false, budget: left(null), readings: ticket })).toBe('near');
  });

  it('debt from the first failure on where nothing may fail', () => {
    expect(state({ budget: { allowed: 0, spent: 1, remaining: null } })).toBe('debt');
    expect(state({ budget: { allowed: 0, spent: 0, remaining: null } })).toBe('met');
  });
});
