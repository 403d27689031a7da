import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../../../../server/collect/webhooks/sender.ts';
import { generic } from '../../../../../server/collect/webhooks/senders/generic.ts';
import type { GenericMapping, HookConfig } from '../../../../../server/config/hook-config.ts';
import { incidentsAfter } from './folded.ts';
import { inWords, RECEIVED_AT_MS, reading } from './told-by.ts';

const deployments = (more: Partial<GenericMapping> = {}): GenericMapping => ({
  kind: 'deployment',
  items: null,
  when: {},
  fields: {
    id: '/build/id',
    service: '/app',
    step: '/state',
    finishedAt: '/build/ended',
    startedAt: '/build/began',
    environment: '=live',
    automated: '/by_robot',
    sha: '/build/commit',
  },
  values: { step: { OK: 'success', broken: 'failure' } },
  ...more,
});
const build = (more: object = {}) => ({
  app: 'orders',
  state: 'OK',
  by_robot: 'true',
  build: { id: 7, ended: '1772442300', began: 1_772_442_000_000, commit: 'abc1234' },
  ...more,
});
const told = (mapping: GenericMapping, body: unknown, said: Partial<HookConfig> = {}) =>
  reading(generic, body, { said: { mapping, ...said } });

describe('a mapping to deployments', () => {
  it('says where each field stands, and what the sender’s words mean', () => {
    expect(told(deployments(), build()).events).toEqual([
      {
        kind: 'deployment',
        of: [['orders']],
        id: '7',
        environment: 'live',
        atMs: 1_772_442_300_000,
        step: 'success',
        told: { startedAtMs: 1_772_442_000_000, sha: 'abc1234', automated: true },
        changes: null,
      },
    ]);
  });

  it('reads each item of a list, which may take from the body around it', () => {
    const mapping = deployments({ items: '/list' });
    const words = inWords(
      told(mapping, { state: 'broken', app: 'orders', list: [build({ state: undefined }), build()] }),
    );
    expect(words).toBe(
      'deployment live 7 failure 2026-03-02T09:05:00.000Z; deployment live 7 success 2026-03-02T09:05:00.000Z',
    );
    expect(told(mapping, { list: [] }).nothing).toBe('the list at /list is empty');
  });

  it('means only bodies whose values are as it says', () => {
    const mapping = deployments({ when: { '/state': ['OK', 'broken'] } });
    expect(told(mapping, build()).nothing).toBeNull();
    expect(told(mapping, build({ state: 'queued' })).nothing).toBe(
      'the mapping does not mean it: /state is not OK or broken',
    );
  });

  it('takes a success where no step is mapped, and the arrival where no time is', () => {
    const mapping = deployments({ fields: { id: '/build/id' } });
    expect(told(mapping, build(), { environment: 'prod' }).events[0]).toMatchObject({
      step: 'success',
      environment: 'prod',
      atMs: RECEIVED_AT_MS,
      of: [],
    });
  });

  it.each([
    [build({ build: {} }), '/build/id is null, and id is to be there'],
    [
      build({ state: 'queued' }),
      '/state is "queued", and step is to be one of started, success, failure, cancelled, superseded, removed: say under "values" what it means',
    ],
    [build({ state: null }), '/state is null, and step is to be there'],
    [build({ build: { id: 7, ended: 'noon' } }), '/build/ended is "noon", and finishedAt is to be a time'],
    [
      build({ build: { id: 7 } }),
      '/build/ended is null, and finishedAt is to be there: without it nobody knows when this was',
    ],
    [build({ by_robot: 'perhaps' }), '/by_robot is "perhaps", and automated is to be true or false'],
    [
      build({ app: { name: 'orders' } }),
      '/app is {"name":"orders"}, and service is to be a text, a number or a flag',
    ],
    ['text', 'the body is neither an object nor a list'],
  ])('names the pointer where %j does not fit: %s', (body, message) => {
    expect(() => told(deployments(), body)).toThrow(new Unreadable(message));
  });

  it('names the list that is none', () => {
    expect(() => told(deployments({ items: '/list' }), {})).toThrow(
      new Unreadable('/list is to be the list of items, and is none'),
    );
  });
});

describe('a mapping to incidents', () => {
  const incidents = (fields: Record<string, string> = {}): GenericMapping => ({
    kind: 'incident',
    items: null,
    when: {},
    fields: { id: '/id', service: '/app', title: '/name', severity: '/prio', startedAt: '/from', ...fields },
    values: { step: { firing: 'opened', ok: 'resolved' } },
  });
  const body = { id: 'I-1', app: 'orders', name: 'Checkout fails', prio: 'P2', from: '2026-03-02T09:00:00Z' };

  it('that is opened again repeats nothing any more, unless it says so', () => {
    const fields = { step: '/s', at: '/at', duplicateOf: '/as' };
    const of = (s: string, at: string, more: object = {}) =>
      told(incidents(fields), { ...body, s, at: `2026-03-02T${at}:00Z`, ...more });
    const closed = of('ok', '09:10', { as: 'I-7' });
    expect(incidentsAfter([closed, of('reopened', '09:20')])[0]?.duplicateOf).toBeNull();
    expect(incidentsAfter([closed, of('reopened', '09:20', { as: 'I-8' })])[0]?.duplicateOf).toBe('I-8');
  });

  it('tells what is mapped', () => {
    expect(told(incidents(), body).events).toEqual([
      {
        kind: 'incident',
        of: [['orders']],
        id: 'I-1',
        step: 'opened',
        atMs: Date.parse('2026-03-02T09:00:00Z'),
        told: { title: 'Checkout fails', severity: 2, startedAtMs: Date.parse('2026-03-02T09:00:00Z') },
      },
    ]);
  });

  it.each([
    [{ resolvedAt: '/to' }, { to: '2026-03-02T09:30:00Z' }, 'opened 09:00; resolved 09:30'],
    [{ resolvedAt: '/to' }, { to: null }, 'opened 09:00'],
    [{ step: '/s', at: '/to' }, { s: 'ok', to: '2026-03-02T09:30:00Z' }, 'opened 09:00; resolved 09:30'],
    [{ step: '/s', at: '/to' }, { s: 'ok', to: '2026-03-02T09:30:00Z', from: '' }, 'resolved 09:30'],
    [{ step: '=reopened', at: '/to' }, { to: '2026-03-02T09:30:00Z' }, 'reopened 09:30'],
    [{ step: '=removed' }, {}, 'removed 10:00'],
    [{ step: '/s', at: '/to' }, { s: 'firing', from: null, to: '2026-03-02T09:40:00Z' }, 'opened 09:40'],
  ])('with %j reads %j as: %s', (fields, more, words) => {
    const steps = inWords(told(incidents(fields), { ...body, ...more }));
    expect(steps.replaceAll(/incident I-1 | sev \w+|:00\.000Z|2026-03-02T/g, '')).toBe(words);
  });

  it('takes the arrival where no time is mapped', () => {
    const mapping = { ...incidents(), fields: { id: '/id', step: '/s' } };
    expect(inWords(told(mapping, { ...body, s: 'firing' }))).toContain('opened 2026-03-02T10:00');
  });

  it.each([
    [{ step: '/s' }, {}, '/s is null, and step is to be there'],
    [
      {},
      { from: null },
      '/from is null, and startedAt is to be there: without it nobody knows when this was',
    ],
    [
      { step: '/s', resolvedAt: '/to' },
      { s: 'ok' },
      '/to is null, and resolvedAt is to be there: without it nobody knows when this was',
    ],
    [
      { step: '/s', at: '/to' },
      { s: 'reopened' },
      '/to is null, and at is to be there: without it nobody knows when this was',
    ],
    [{}, { id: '' }, '/id is null, and id is to be there'],
  ])('with %j takes %j for something else: %s', (fields, more, message) => {
    expect(() => told(incidents(fields), { ...body, ...more })).toThrow(new Unreadable(message));
  });

  it('goes by the hook’s own table of severities first', () => {
    expect(told(incidents(), body, { severity: { p2: 4 } }).events[0]).toMatchObject({
      told: { severity: 4 },
    });
  });
});

describe('a generic delivery', () => {
  it('is named by the headers that are common, and cannot be read without a mapping', () => {
    expect(generic.deliveryId({ 'webhook-id': 'w' }, {})).toBe('w');
    expect(generic.deliveryId({ 'idempotency-key': 'k' }, {})).toBe('k');
    expect(() => reading(generic, {})).toThrow(
      new Unreadable('the hook "generic" has no mapping that says what this means'),
    );
  });
});
