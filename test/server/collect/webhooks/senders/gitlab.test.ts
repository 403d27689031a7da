import { describe, expect, it } from 'vitest';
import { type Reading, Unreadable } from '../../../../../server/collect/webhooks/sender.ts';
import { gitlab } from '../../../../../server/collect/webhooks/senders/gitlab.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';
import { inWords, RECEIVED_AT_MS, reading } from './told-by.ts';

// The shapes are those of GitLab's documented webhook events, with the several date formats that it writes.
const SHA = '0123456789abcdef0123456789abcdef01234567';
const OTHER_SHA = 'fedcba9876543210fedcba9876543210fedcba98';
const project = {
  name: 'Orders',
  web_url: 'https://gitlab.com/acme/orders',
  path_with_namespace: 'acme/orders',
  default_branch: 'main',
};
const of = [['https://gitlab.com/acme/orders', 'acme/orders', 'Orders']];
const at = (text: string): number => Date.parse(text);
const told = (kind: string, body: object, said: Partial<HookConfig> = {}): Reading =>
  reading(gitlab, { object_kind: kind, project, ...body }, { said });

describe('a deployment of GitLab', () => {
  const body = (more: object = {}) => ({
    status: 'success',
    status_changed_at: '2026-03-02 18:05:00 +0900',
    deployment_id: 15,
    deployable_id: 796,
    deployable_url: 'https://gitlab.com/acme/orders/-/jobs/796',
    environment: 'production',
    short_sha: SHA.slice(0, 8),
    commit_url: `https://gitlab.com/acme/orders/-/commit/${SHA}`,
    ref: 'v2.0.1',
    ...more,
  });

  it('is told with its whole commit', () => {
    expect(told('deployment', body()).events).toEqual([
      {
        kind: 'deployment',
        of,
        id: '15',
        environment: 'production',
        atMs: at('2026-03-02T09:05:00Z'),
        step: 'success',
        told: {
          repository: 'https://gitlab.com/acme/orders',
          sha: SHA,
          ref: 'v2.0.1',
          version: 'v2.0.1',
          automated: true,
          url: 'https://gitlab.com/acme/orders/-/jobs/796',
        },
        changes: null,
      },
    ]);
  });

  it.each([
    ['running', 'deployment production 15 started 2026-03-02T09:05:00.000Z'],
    ['failed', 'deployment production 15 failure 2026-03-02T09:05:00.000Z'],
    ['canceled', 'deployment production 15 cancelled 2026-03-02T09:05:00.000Z'],
    ['created', 'deployment production 15 null 2026-03-02T09:05:00.000Z'],
    ['skipped', 'a deployment that did not happen: skipped'],
  ])('that is %s: %s', (status, words) => {
    expect(inWords(told('deployment', body({ status })))).toBe(words);
  });

  it('says nothing of automation where no job made it, and has a short commit where no address tells it', () => {
    const [event] = told('deployment', body({ deployable_id: null, commit_url: null, ref: null })).events;
    expect(event).toMatchObject({ told: { sha: SHA.slice(0, 8) } });
    expect(event).not.toHaveProperty('told.automated');
  });
});

describe('a pipeline of GitLab', () => {
  const attributes = (more: object = {}) => ({
    id: 31,
    name: 'Deploy',
    ref: 'main',
    tag: false,
    sha: SHA,
    source: 'push',
    status: 'success',
    created_at: '2026-03-02 09:00:00 UTC',
    finished_at: '2026-03-02 09:05:00 UTC',
    url: 'https://gitlab.com/acme/orders/-/pipelines/31',
    ...more,
  });
  const said = (pipelines: string[]) => ({ deploymentsFrom: ['pipeline' as const], pipelines });

  it.each([
    [{}, [], 'deployment production 31 success 2026-03-02T09:05:00.000Z'],
    [{}, ['Deploy'], 'deployment production 31 success 2026-03-02T09:05:00.000Z'],
    [{}, ['main'], 'deployment production 31 success 2026-03-02T09:05:00.000Z'],
    [{}, ['Test'], 'a pipeline that is no deployment: no pipeline that deploys has its name or its ref'],
    [{ ref: 'cards' }, [], 'a pipeline that is no deployment: it ran for the branch cards'],
    [{ ref: 'v2', tag: true }, [], 'deployment production 31 success 2026-03-02T09:05:00.000Z'],
    [{ source: 'merge_request_event' }, [], 'a pipeline that is no deployment: it tries a merge request'],
    [{ status: 'failed' }, [], 'deployment production 31 failure 2026-03-02T09:05:00.000Z'],
    [
      { status: 'running', finished_at: null },
      [],
      'deployment production 31 started 2026-03-02T09:00:00.000Z',
    ],
    [
      { status: 'canceled', finished_at: null },
      [],
      'deployment production 31 cancelled 2026-03-02T10:00:00.000Z',
    ],
    [{ status: 'pending' }, [], 'a pipeline that deployed nothing yet: pending'],
  ])('with %j, where %j deploy: %s', (more, pipelines, words) => {
    expect(inWords(told('pipeline', { object_attributes: attributes(more) }, said(pipelines)))).toBe(words);
  });

  it('is nothing to a hook that counts deployments', () => {
    expect(told('pipeline', { object_attributes: attributes() }).nothing).toContain(
      'does not count a pipeline',
    );
  });
});

describe('a release of GitLab', () => {
  const of = (more: object = {}) =>
    inWords(
      told(
        'release',
        {
          tag: 'v2.0',
          action: 'create',
          released_at: '2026-03-02 09:00:00 UTC',
          commit: { id: SHA },
          ...more,
        },
        { deploymentsFrom: ['release'] },
      ),
    );

  it('is a deployment of its tag from when it is out', () => {
    expect(of()).toBe('deployment production v2.0 success 2026-03-02T09:00:00.000Z');
    expect(of({ action: 'delete' })).toBe('deployment production v2.0 removed 2026-03-02T10:00:00.000Z');
    expect(of({ released_at: '2026-03-05T00:00:00Z' })).toBe('a release that is to come: v2.0');
  });
});

describe('a push to GitLab', () => {
  const commit = {
    id: SHA,
    message: 'Fix',
    timestamp: '2026-03-02T18:00:00+09:00',
    added: ['a.ts'],
    modified: [],
  };
  const body = (more: object = {}) => ({
    ref: 'refs/heads/main',
    before: OTHER_SHA,
    after: SHA,
    commits: [commit],
    total_commits_count: 1,
    ...more,
  });

  it('is its commits, as many as it names', () => {
    expect(told('push', body()).events[0]).toMatchObject({
      kind: 'commits',
      atMs: RECEIVED_AT_MS,
      isDefaultBranch: true,
      isWhole: true,
      commits: [{ sha: SHA, committedAtMs: at('2026-03-02T09:00:00Z'), files: ['a.ts'] }],
    });
    expect(told('push', body({ total_commits_count: 30 })).events[0]).toMatchObject({ isWhole: false });
  });

  it('of a tag is nothing', () => {
    expect(told('tag_push', body({ ref: 'refs/tags/v2' })).nothing).toBe('tag_push events are not kept');
  });
});

describe('a merge request of GitLab', () => {
  const of = (more: object = {}) =>
    told('merge_request', {
      labels: [{ title: 'hotfix' }],
      object_attributes: {
        iid: 5,
        title: 'Pay by card',
        state: 'opened',
        action: 'open',
        target_branch: 'main',
        source_branch: 'cards',
        created_at: '2026-03-01T08:00:00Z',
        updated_at: '2026-03-02 09:00:00 UTC',
        last_commit: { id: SHA },
        target: { web_url: 'https://gitlab.com/acme/orders' },
        ...more,
      },
    }).events[0];

  it('is told whole', () => {
    expect(of()).toMatchObject({
      kind: 'pull-request',
      pullRequest: { number: '5', headSha: SHA, mergeSha: null, mergedAtMs: null, labels: ['hotfix'] },
    });
  });

  it('was merged when the event of the merge says, by the squash, the merge, or its own last commit', () => {
    const merged = { state: 'merged', action: 'merge' };
    const mergedAtMs = at('2026-03-02T09:00:00Z');
    expect(of({ ...merged, merge_commit_sha: OTHER_SHA })).toMatchObject({
      pullRequest: { mergeSha: OTHER_SHA, mergedAtMs },
    });
    expect(of({ ...merged, merge_commit_sha: OTHER_SHA, squash_commit_sha: SHA })).toMatchObject({
      pullRequest: { mergeSha: SHA },
    });
    expect(of(merged)).toMatchObject({ pullRequest: { mergeSha: SHA } });
    expect(of({ ...merged, action: 'update' })).toMatchObject({
      pullRequest: { mergeSha: SHA, mergedAtMs: null },
    });
  });
});

describe('an issue of GitLab', () => {
  const of = (more: object = {}, body: object = {}) =>
    told('issue', {
      object_attributes: {
        iid: 23,
        title: 'Checkout fails',
        type: 'Incident',
        severity: 'critical',
        state: 'opened',
        action: 'open',
        description: null,
        created_at: '2026-03-02 09:00:00 UTC',
        updated_at: '2026-03-02 09:00:00 UTC',
        closed_at: null,
        ...more,
      },
      ...body,
    });
  const closed = {
    state: 'closed',
    action: 'close',
    closed_at: '2026-03-02T10:00:00Z',
    updated_at: '2026-03-02T10:00:00Z',
  };
  const later = { updated_at: '2026-03-02T12:00:00Z' };
  const label = [{ title: 'incident' }];

  it.each([
    [{}, {}, 'opened 09:00 1'],
    [{ severity: 'unknown' }, { labels: [{ title: 'severity::2' }] }, 'opened 09:00 2'],
    [closed, {}, 'opened 09:00 1; resolved 10:00 1'],
    [{ ...closed, closed_at: null }, {}, 'opened 09:00 1; resolved 10:00 1'],
    [{ action: 'reopen', ...later }, {}, 'opened 09:00 1; reopened 12:00 1'],
    [{ type: 'Issue' }, { labels: label }, 'opened 09:00 1'],
    [
      { type: 'Issue', action: 'update', ...later },
      { labels: label, changes: { labels: { previous: [], current: label } } },
      'opened 09:00 1; opened 12:00 1',
    ],
    [
      { type: 'Issue', action: 'update', ...later },
      { labels: [], changes: { labels: { previous: label, current: [] } } },
      'removed 12:00 1',
    ],
    [{ action: 'update', ...later }, {}, 'opened 09:00 1; null 12:00 1'],
  ])('that is an incident, with %j and %j: %s', (more, body, words) => {
    const steps = inWords(of(more, body)).replaceAll(
      /incident acme\/orders#23 |sev |:00\.000Z|2026-03-02T/g,
      '',
    );
    expect(steps).toBe(words);
  });

  it('is nothing where neither its type nor a label says so', () => {
    expect(of({ type: 'Issue' }).nothing).toBe(
      'an issue that is no incident by its type or labels (incident)',
    );
  });

  it('keeps its title in GitLab where it is confidential', () => {
    const title = 'Confidential incident #23';
    expect(of({ confidential: true }).events[0]).toMatchObject({ told: { title } });
    expect(of({}, { event_type: 'confidential_issue' }).events[0]).toMatchObject({ told: { title } });
  });

  it('repeats another where GitLab says so', () => {
    expect(of({ ...closed, duplicated_to_id: 300 }).events[1]).toMatchObject({
      told: { duplicateOf: 'unknown' },
    });
  });
});

describe('a delivery of GitLab', () => {
  it('is named by the surest of its headers', () => {
    const headers = { 'x-gitlab-event-uuid': 'u', 'webhook-id': 'w', 'idempotency-key': 'k' };
    expect(gitlab.deliveryId(headers, {})).toBe('k');
    expect(gitlab.deliveryId({ 'x-gitlab-event-uuid': 'u', 'webhook-id': 'w' }, {})).toBe('w');
    expect(gitlab.deliveryId({ 'x-gitlab-event-uuid': 'u' }, {})).toBe('u');
    expect(gitlab.deliveryId({}, {})).toBeNull();
  });

  it('cannot be read without what says what it is', () => {
    expect(() => reading(gitlab, { action: 'opened' })).toThrow(
      new Unreadable('body.object_kind is absent, without which GitLab sends nothing'),
    );
  });
});
