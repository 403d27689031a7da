import { describe, expect, it } from 'vitest';
import { jenkins } from '../../../../../server/collect/webhooks/senders/jenkins.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';
import { inWords, reading } from './told-by.ts';

// The shape is the one that the Notification plugin's sources write: `timestamp` is in ms, `duration` is 0 at the start.
const SHA = '0123456789abcdef0123456789abcdef01234567';
const COMPLETED_AT_MS = Date.parse('2026-03-02T09:05:00Z');
const body = (build: object = {}, job: object = {}) => ({
  name: 'orders',
  display_name: 'Orders',
  url: 'job/shop%20team/job/orders/',
  build: {
    full_url: 'https://ci.example/job/shop/job/orders/18/',
    number: 18,
    queue_id: 7,
    timestamp: COMPLETED_AT_MS,
    duration: 300_000,
    phase: 'COMPLETED',
    status: 'SUCCESS',
    url: 'job/shop/job/orders/18/',
    scm: {
      url: 'https://github.com/acme/orders.git',
      branch: 'origin/main',
      commit: SHA,
      changes: [],
      culprits: [],
    },
    parameters: {},
    log: '',
    artifacts: {},
    ...build,
  },
  ...job,
});
const told = (build: object = {}, said: Partial<HookConfig> = {}, job: object = {}) =>
  reading(jenkins, body(build, job), { said });

describe('a build of Jenkins', () => {
  it('is a deployment when it is over', () => {
    expect(told().events).toEqual([
      {
        kind: 'deployment',
        of: [['shop team/orders', 'orders', 'https://github.com/acme/orders.git']],
        id: 'shop team/orders#18',
        environment: 'production',
        atMs: COMPLETED_AT_MS,
        step: 'success',
        told: {
          startedAtMs: COMPLETED_AT_MS - 300_000,
          sha: SHA,
          repository: 'https://github.com/acme/orders.git',
          ref: 'main',
          automated: true,
          url: 'https://ci.example/job/shop/job/orders/18/',
        },
        changes: null,
      },
    ]);
  });

  it.each([
    ['QUEUED', undefined, 'a build that deployed nothing: QUEUED'],
    ['STARTED', undefined, 'deployment production shop team/orders#18 started 2026-03-02T09:05:00.000Z'],
    ['COMPLETED', 'FAILURE', 'deployment production shop team/orders#18 failure 2026-03-02T09:05:00.000Z'],
    ['FINALIZED', 'UNSTABLE', 'deployment production shop team/orders#18 success 2026-03-02T09:05:00.000Z'],
    ['FINALIZED', 'ABORTED', 'deployment production shop team/orders#18 cancelled 2026-03-02T09:05:00.000Z'],
    ['FINALIZED', 'NOT_BUILT', 'a build that deployed nothing: FINALIZED NOT_BUILT'],
    ['NONE', 'SUCCESS', 'a build that deployed nothing: NONE SUCCESS'],
  ])('in the phase %s with the status %s: %s', (phase, status, words) => {
    expect(inWords(told({ phase, status, duration: 0 }))).toBe(words);
  });

  it('is of the service, environment and version that its parameters name', () => {
    const parameters = { Service: 'checkout', ENVIRONMENT: 'staging', VERSION: '1.4.2', DEBUG: 'true' };
    expect(told({ parameters }).events[0]).toMatchObject({
      of: [['checkout', 'shop team/orders', 'orders', 'https://github.com/acme/orders.git']],
      environment: 'staging',
      told: { version: '1.4.2' },
    });
  });

  it('deploys only where it is of the jobs that do', () => {
    expect(told({}, { pipelines: ['shop team/orders'] }).nothing).toBeNull();
    expect(told({}, { pipelines: ['orders'] }).nothing).toBeNull();
    expect(told({}, { pipelines: ['web'] }).nothing).toBe(
      'no pipeline that deploys is called shop team/orders',
    );
  });

  it('is read from the plugin before its times were numbers, and without a time at all', () => {
    const words = (timestamp: unknown) => inWords(told({ timestamp, scm: undefined, duration: undefined }));
    expect(words('2026-03-02T09:05:00.0+00:00')).toContain('success 2026-03-02T09:05:00.000Z');
    expect(words(undefined)).toContain('success 2026-03-02T10:00:00.000Z');
  });

  it('is called as it is where its address names no job', () => {
    expect(told({}, {}, { url: 'view/all/' }).events[0]).toMatchObject({ id: 'orders#18' });
    expect(told({}, {}, { url: 'job/50%/' }).events[0]).toMatchObject({ id: '50%#18' });
  });
});
