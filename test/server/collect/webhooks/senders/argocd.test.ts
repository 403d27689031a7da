import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { argocdBody, argocdTemplate } from '#shared/argocd-template.ts';
import { Unreadable } from '../../../../../server/collect/webhooks/sender.ts';
import { argocd } from '../../../../../server/collect/webhooks/senders/argocd.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';
import { renderGoTemplate } from './go-template.ts';
import { inWords, reading } from './told-by.ts';

// The shapes are those of Argo CD's Application resource (argoproj.io/v1alpha1).
const SHA = '0123456789abcdef0123456789abcdef01234567';
const OLDER = 'a'.repeat(40);
const state = (more: object = {}) => ({
  phase: 'Succeeded',
  startedAt: '2026-03-02T09:00:00Z',
  finishedAt: '2026-03-02T09:05:00Z',
  operation: {
    initiatedBy: { automated: true },
    sync: { source: { helm: { values: 'password: hunter2' } } },
  },
  syncResult: { revision: SHA, resources: [{ kind: 'Deployment', name: 'orders' }] },
  ...more,
});
const application = (status: object = {}, spec: object = {}, metadata: object = {}) => ({
  metadata: { name: 'orders', namespace: 'argocd', ...metadata },
  spec: {
    source: {
      repoURL: 'https://github.com/acme/deploy.git',
      targetRevision: 'main',
      helm: { values: 'password: hunter2' },
    },
    ...spec,
  },
  status: {
    operationState: state(),
    summary: { images: ['ghcr.io/acme/orders:1.4.2'] },
    history: [
      {
        id: 1,
        revision: OLDER,
        deployStartedAt: '2026-03-01T09:00:00Z',
        source: { helm: { values: 'hunter2' } },
      },
      { id: 2, revision: SHA, deployStartedAt: '2026-03-02T09:00:00Z' },
    ],
    ...status,
  },
});
const rendered = (app: object, context: object = { argocdUrl: 'https://argo.example/' }): string =>
  renderGoTemplate(argocdBody, { app, context });
const told = (app: object, said: Partial<HookConfig> = {}) =>
  reading(argocd, JSON.parse(rendered(app)), { said });

describe('a sync of Argo CD, told by the template', () => {
  it('is a deployment', () => {
    expect(told(application()).events).toEqual([
      {
        kind: 'deployment',
        of: [['orders', 'https://github.com/acme/deploy.git']],
        id: 'orders@2026-03-02T09:00:00Z',
        environment: 'production',
        atMs: Date.parse('2026-03-02T09:05:00Z'),
        step: 'success',
        told: {
          startedAtMs: Date.parse('2026-03-02T09:00:00Z'),
          repository: 'https://github.com/acme/deploy.git',
          sha: SHA,
          ref: 'main',
          version: '1.4.2',
          automated: true,
          url: 'https://argo.example/applications/argocd/orders',
        },
        changes: null,
      },
    ]);
  });

  it.each([
    ['Running', { finishedAt: undefined }, 'started 2026-03-02T09:00:00.000Z'],
    ['Failed', {}, 'failure 2026-03-02T09:05:00.000Z'],
    ['Error', { syncResult: undefined }, 'failure 2026-03-02T09:05:00.000Z'],
  ])('in the phase %s, with %j: %s', (phase, more, words) => {
    expect(inWords(told(application({ operationState: state({ phase, ...more }) })))).toBe(
      `deployment production orders@2026-03-02T09:00:00Z ${words}`,
    );
  });

  it('is nothing while it is being ended', () => {
    const ending = application({ operationState: state({ phase: 'Terminating' }) });
    expect(told(ending).nothing).toBe('a sync that is neither under way nor over: Terminating');
  });

  it('takes back the deployment before it, where what it deploys was out before that', () => {
    const history = (...revisions: string[]) =>
      revisions.map((revision, index) => ({ revision, deployStartedAt: `2026-02-0${index + 1}T09:00:00Z` }));
    const now = { revision: SHA, deployStartedAt: '2026-03-02T09:00:00Z' };
    const rollbackOf = (entries: object[]) => {
      const [event] = told(application({ history: entries })).events;
      return event?.kind === 'deployment' ? event.told.rollbackOf : null;
    };
    expect(rollbackOf([...history(SHA, OLDER), now])).toBe('orders@2026-02-02T09:00:00Z');
    expect(rollbackOf(history(SHA, OLDER))).toBe('orders@2026-02-02T09:00:00Z');
    expect(rollbackOf([...history(OLDER, SHA), now])).toBeUndefined();
    expect(rollbackOf([...history(OLDER), now])).toBeUndefined();
    expect(rollbackOf([])).toBeUndefined();
  });

  it('is of what its labels name', () => {
    const labels = { 'app.kubernetes.io/name': 'checkout', environment: 'live' };
    expect(told(application({}, {}, { labels })).events[0]).toMatchObject({
      of: [['checkout', 'orders', 'https://github.com/acme/deploy.git']],
      environment: 'live',
    });
    expect(told(application(), { environment: 'stage' }).events[0]).toMatchObject({ environment: 'stage' });
  });

  it('of several sources is of the one that has a commit', () => {
    const sources = [
      { repoURL: 'https://charts.example', targetRevision: '3.1.0' },
      { repoURL: 'https://github.com/acme/values.git', targetRevision: 'v7.0' },
    ];
    const syncResult = { revisions: ['3.1.0', SHA] };
    const status = { operationState: state({ syncResult }), summary: undefined };
    expect(told(application(status, { source: undefined, sources })).events[0]).toMatchObject({
      told: { repository: 'https://github.com/acme/values.git', sha: SHA, version: 'v7.0' },
    });
  });

  it('has the version of its chart, and no commit, where it deploys a chart', () => {
    const source = { repoURL: 'https://charts.example', targetRevision: '3.x' };
    const status = { operationState: state({ syncResult: { revision: '3.1.0' } }), summary: {} };
    const [event] = told(application(status, { source })).events;
    expect(event).toMatchObject({ told: { version: '3.1.0' } });
    expect(event).not.toHaveProperty('told.sha');
  });

  it('is known to be automated only where Argo CD synced by itself', () => {
    const asked = application({ operationState: state({ operation: { initiatedBy: { username: 'kim' } } }) });
    expect(told(asked).events[0]).not.toHaveProperty('told.automated');
  });
});

describe('the template for Argo CD', () => {
  it('is a config map that holds the body', () => {
    const map = parse(argocdTemplate('https://andon.example/hooks/argocd'));
    expect(parse(map.data['service.webhook.andon']).url).toBe('https://andon.example/hooks/argocd');
    expect(parse(map.data['template.andon']).webhook.andon.body.trim()).toBe(argocdBody);
    expect(parse(map.data['trigger.andon'])[0].send).toEqual(['andon']);
  });

  it('sends no value of a chart', () => {
    expect(rendered(application())).not.toContain('hunter2');
  });

  it('is JSON for an application that has next to nothing, and for hostile names', () => {
    const bare = { metadata: { name: 'a"},{"' }, spec: {}, status: { operationState: { phase: 'Running' } } };
    expect(JSON.parse(rendered(bare, {}))).toMatchObject({ app: 'a"},{"', images: null, sources: [] });
    expect(() => told(bare)).toThrow(new Unreadable('body.operation.startedAt is absent, not a time'));
  });
});

describe('a delivery of Argo CD', () => {
  it('is named by the sync that it tells of', () => {
    const id = (app: object) => argocd.deliveryId({}, JSON.parse(rendered(app)));
    expect(id(application())).toBe(
      `argocd orders ${SHA} Succeeded 2026-03-02T09:00:00Z 2026-03-02T09:05:00Z`,
    );
    expect(id(application({ operationState: state({ phase: 'Failed' }) }))).not.toBe(id(application()));
    expect(argocd.deliveryId({}, { anything: 'else' })).toBeNull();
    expect(argocd.deliveryId({}, null)).toBeNull();
  });
});
