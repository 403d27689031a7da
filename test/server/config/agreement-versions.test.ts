import { describe, expect, it } from 'vitest';
import { agreementVersions, nextVersion } from '../../../server/config/agreement-versions.ts';
import type { AgreementConfig } from '../../../server/config/config.ts';

const nowMs = Date.UTC(2026, 10, 22);
const agreement: AgreementConfig = {
  managedBy: 'file',
  signedBy: ['development'],
  effectiveFromMs: null,
  metrics: {
    availability: { target: 0.995, window: '28d' },
    'lead-time': { atMost: 345_600 },
    'deployment-frequency': { atLeast: 3 },
    'change-failure-rate': { atMost: 0.15 },
    'time-to-restore': { atMost: 3_600, statistic: 'mean' },
  },
  services: { orders: { availability: { target: 0.999 } } },
  history: [],
};

describe('agreementVersions', () => {
  it('makes whole limits of what the file leaves out', () => {
    const [version] = agreementVersions(
      { ...agreement, metrics: { ...agreement.metrics, x: { target: 0.9 } } },
      nowMs,
    );
    const rest = { statistic: 'median', warningRatio: 0.2 };
    expect(version?.metrics).toEqual({
      availability: { limit: { kind: 'target', value: 0.995 }, window: '28d', ...rest },
      x: { limit: { kind: 'target', value: 0.9 }, window: '30d', ...rest },
      'lead-time': { limit: { kind: 'atMost', value: 345_600 }, window: '28d', ...rest },
      'deployment-frequency': { limit: { kind: 'atLeast', value: 3 }, window: '28d', ...rest },
      'change-failure-rate': { limit: { kind: 'atMost', value: 0.15 }, window: '90d', ...rest },
      'time-to-restore': {
        limit: { kind: 'atMost', value: 3_600 },
        window: '90d',
        ...rest,
        statistic: 'mean',
      },
    });
  });

  it("puts a service's entry over the team's of the same id", () => {
    const [version] = agreementVersions(agreement, nowMs);
    expect(version?.services).toEqual({
      orders: {
        availability: {
          limit: { kind: 'target', value: 0.999 },
          window: '28d',
          statistic: 'median',
          warningRatio: 0.2,
        },
      },
    });
  });

  it('numbers the history first, oldest first, and then the section', () => {
    const earlier = { effectiveFromMs: null, metrics: { availability: { target: 0.9 } }, services: {} };
    const versions = agreementVersions({ ...agreement, effectiveFromMs: 5_000, history: [earlier] }, nowMs);
    expect(versions.map((version) => [version.version, version.effectiveFromMs])).toEqual([
      [1, nowMs],
      [2, 5_000],
    ]);
    expect(versions[0]?.metrics.availability?.limit.value).toBe(0.9);
  });

  it('refuses an entry without a limit, which a checked file does not have', () => {
    expect(() => agreementVersions({ ...agreement, metrics: { x: {} } }, nowMs)).toThrow(RangeError);
  });
});

describe('nextVersion', () => {
  const versions = agreementVersions(agreement, nowMs);

  it('is null while the terms are the same, in whatever order they are written', () => {
    const reversed = Object.fromEntries(Object.entries(agreement.metrics).reverse());
    expect(nextVersion(versions, { ...agreement, metrics: reversed }, nowMs + 1)).toBeNull();
    // the default that is spelt out is no change
    const spelt = { ...agreement.metrics, 'lead-time': { atMost: 345_600, window: '28d' } };
    expect(nextVersion(versions, { ...agreement, metrics: spelt }, nowMs + 1)).toBeNull();
  });

  it('is in force from the moment of the change', () => {
    const changed = { ...agreement, metrics: { availability: { target: 0.99 } } };
    expect(nextVersion(versions, changed, nowMs + 60_000)).toMatchObject({
      version: 2,
      effectiveFromMs: nowMs + 60_000,
      metrics: { availability: { limit: { kind: 'target', value: 0.99 } } },
    });
  });

  it('never begins in the past, whatever the file says, and waits for a later time', () => {
    const changed = { ...agreement, metrics: {}, services: {} };
    expect(nextVersion(versions, { ...changed, effectiveFromMs: 1_000 }, nowMs)?.effectiveFromMs).toBe(nowMs);
    expect(nextVersion(versions, { ...changed, effectiveFromMs: nowMs + 5 }, nowMs)?.effectiveFromMs).toBe(
      nowMs + 5,
    );
  });

  it('counts a change of those who sign', () => {
    expect(nextVersion(versions, { ...agreement, signedBy: ['operations'] }, nowMs)?.version).toBe(2);
  });

  it('is version 1 on an empty ledger', () => {
    expect(nextVersion([], agreement, nowMs)).toEqual(versions[0]);
  });
});
