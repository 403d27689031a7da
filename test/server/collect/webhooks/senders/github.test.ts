import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../../../../server/collect/webhooks/sender.ts';
import { github } from '../../../../../server/collect/webhooks/senders/github.ts';
import {
  deployment,
  NO_SHA,
  OTHER_SHA,
  pullRequest,
  push,
  release,
  run,
  SHA,
  status,
  told,
} from './github-payloads.ts';
import { inWords, RECEIVED_AT_MS, reading } from './told-by.ts';

// The shapes are those of GitHub's published payloads; what each must become follows from its documentation of events.
const at = (text: string): number => Date.parse(text);
const deploymentOf = (event: string, body: object, said = {}) => {
  const [first] = told(event, body, said).events;
  if (first?.kind !== 'deployment') throw new Error('no deployment was told');
  return first;
};

describe('a deployment of GitHub', () => {
  it('is asked for, and not yet anything', () => {
    expect(told('deployment', { action: 'created', deployment: deployment() }).events).toEqual([
      {
        kind: 'deployment',
        of: [['https://github.com/acme/orders', 'acme/orders', 'orders']],
        id: '4500000001',
        environment: 'production',
        atMs: at('2026-03-02T09:00:00Z'),
        step: null,
        told: {
          repository: 'https://github.com/acme/orders',
          sha: SHA,
          ref: 'main',
          startedAtMs: at('2026-03-02T09:00:00Z'),
        },
        changes: null,
      },
    ]);
  });

  it.each([
    ['in_progress', 'started'],
    ['success', 'success'],
    ['failure', 'failure'],
    ['error', 'failure'],
    ['inactive', 'superseded'],
    ['queued', null],
    ['pending', null],
    ['waiting', null],
  ])('that is %s is at the step %j', (state, step) => {
    const event = deploymentOf('deployment_status', {
      deployment: deployment(),
      deployment_status: status(state),
    });
    expect(event.step).toBe(step);
    expect(event.atMs).toBe(at('2026-03-02T09:05:00Z'));
    expect(event.told.startedAtMs).toBe(step === 'started' ? event.atMs : undefined);
    expect(event.told.url).toBe('https://ci.example/7');
  });

  it('was automated where a bot, an app or a workflow made it, and else nobody knows', () => {
    const automated = (more: object, body: object = {}) =>
      deploymentOf('deployment', { deployment: deployment(more), ...body }).told.automated;
    expect(automated({ creator: { type: 'Bot' } })).toBe(true);
    expect(automated({ performed_via_github_app: { id: 15368 } })).toBe(true);
    expect(automated({}, { workflow_run: { id: 77 } })).toBe(true);
    expect(automated({}, { workflow_run: null })).toBeUndefined();
  });

  it('is of the service, and of the version, that its payload names, in JSON or in text', () => {
    const payload = { service: 'checkout', version: '1.4.1', unplanned: true, rollbackOf: '4500000000' };
    for (const written of [payload, JSON.stringify(payload)]) {
      const event = deploymentOf('deployment', { deployment: deployment({ payload: written }) });
      expect(event.of[0]?.[0]).toBe('checkout');
      expect(event.told).toMatchObject({ version: '1.4.1', unplanned: true, rollbackOf: '4500000000' });
    }
  });

  it('takes nothing from a payload that means something else', () => {
    for (const payload of ['not JSON', '', null, [1], { service: { id: 1 }, unplanned: 'maybe' }]) {
      const event = deploymentOf('deployment', { deployment: deployment({ payload }) });
      expect(event.of[0]?.[0]).toBe('https://github.com/acme/orders');
      expect(event.told.unplanned).toBeUndefined();
    }
  });

  it('is unplanned where its task is a hotfix or a rollback, and of a version where its ref is one', () => {
    const { told: known } = deploymentOf('deployment', {
      deployment: deployment({ task: 'deploy:hotfix', ref: 'v1.4.1' }),
    });
    expect(known).toMatchObject({ unplanned: true, version: 'v1.4.1', ref: 'v1.4.1' });
  });

  it('is nothing in an environment that is there for a while only', () => {
    const passing = deployment({ environment: 'pr-12', transient_environment: true });
    expect(told('deployment', { deployment: passing }).nothing).toBe(
      'a deployment to pr-12, an environment that is there for a while only',
    );
    const { environment } = deploymentOf('deployment', {
      deployment: { ...passing, production_environment: true },
    });
    expect(environment).toBe('pr-12');
  });

  it('is nothing to a hook that counts something else', () => {
    expect(told('deployment', { deployment: deployment() }, { deploymentsFrom: ['release'] }).nothing).toBe(
      'this hook does not count a deployment as a deployment: its "deployments" say what does',
    );
  });
});

describe('a workflow run of GitHub', () => {
  const said = { deploymentsFrom: ['pipeline'], pipelines: ['deploy.yml'] } as const;

  it('is a deployment where it is one of the pipelines that deploy', () => {
    expect(
      deploymentOf('workflow_run', { workflow_run: run() }, { ...said, environment: 'live' }),
    ).toMatchObject({
      id: '77',
      environment: 'live',
      step: 'success',
      atMs: at('2026-03-02T09:05:00Z'),
      told: { sha: SHA, ref: 'main', startedAtMs: at('2026-03-02T09:00:00Z'), automated: true },
    });
  });

  it.each([
    ['Deploy', {}, 'deployment production 77 success 2026-03-02T09:05:00.000Z'],
    ['Test', {}, 'a workflow run that is no deployment: no pipeline that deploys has its name'],
    ['Deploy', { run_attempt: 2 }, 'deployment production 77-2 success 2026-03-02T09:05:00.000Z'],
    ['Deploy', { conclusion: 'timed_out' }, 'deployment production 77 failure 2026-03-02T09:05:00.000Z'],
    ['Deploy', { conclusion: 'cancelled' }, 'deployment production 77 cancelled 2026-03-02T09:05:00.000Z'],
    ['Deploy', { conclusion: 'skipped' }, 'a workflow run that deployed nothing: skipped'],
    [
      'Deploy',
      { status: 'in_progress', conclusion: null },
      'deployment production 77 started 2026-03-02T09:05:00.000Z',
    ],
    [
      'Deploy',
      { status: 'queued', conclusion: null },
      'deployment production 77 null 2026-03-02T09:05:00.000Z',
    ],
    ['Deploy', { event: 'pull_request' }, 'a workflow run that is no deployment: it tries a pull request'],
  ])('for a hook whose pipelines are %s, with %j: %s', (name, more, words) => {
    expect(inWords(told('workflow_run', { workflow_run: run(more) }, { ...said, pipelines: [name] }))).toBe(
      words,
    );
  });

  it('counts for the default branch and for versions where no pipeline is named', () => {
    const ofBranch = (branch: string) =>
      told('workflow_run', { workflow_run: run({ head_branch: branch }) }, { ...said, pipelines: [] })
        .nothing;
    expect(ofBranch('main')).toBeNull();
    expect(ofBranch('v1.4.0')).toBeNull();
    expect(ofBranch('cards')).toBe('a workflow run that is no deployment: it ran for the branch cards');
  });
});

describe('a release of GitHub', () => {
  const of = (action: string, more: object = {}) =>
    told('release', { action, release: release(more) }, { deploymentsFrom: ['release'] });

  it('is a deployment of its tag when it is published', () => {
    expect(of('published').events[0]).toMatchObject({
      id: 'v1.4.0',
      step: 'success',
      atMs: at('2026-03-02T09:00:00Z'),
      told: { version: 'v1.4.0', ref: 'v1.4.0', automated: true },
    });
    expect(of('released').events).toEqual(of('published').events);
    expect(of('published', { target_commitish: SHA }).events[0]).toMatchObject({ told: { sha: SHA } });
  });

  it('is gone when it is deleted', () => {
    expect(of('deleted').events[0]).toMatchObject({ id: 'v1.4.0', step: 'removed', atMs: RECEIVED_AT_MS });
  });

  it('is nothing as a draft, before its time, or when its words change', () => {
    expect(of('published', { draft: true }).nothing).toBe('a release that is a draft');
    expect(of('published', { prerelease: true }).nothing).toBe('a pre-release');
    expect(of('edited').nothing).toBe('a release that was edited, which publishes nothing');
  });
});

describe('a push to GitHub', () => {
  it('is the commits that went into a branch, oldest first', () => {
    expect(told('push', push()).events).toEqual([
      {
        kind: 'commits',
        atMs: 1_772_442_000_000,
        repository: 'https://github.com/acme/orders',
        toldBy: 'push',
        branch: 'main',
        isDefaultBranch: true,
        beforeSha: OTHER_SHA,
        afterSha: SHA,
        isWhole: true,
        commits: [
          {
            repository: 'https://github.com/acme/orders',
            sha: 'a'.repeat(40),
            committedAtMs: at('2026-03-01T09:00:00Z'),
            parentCount: null,
            message: `Fix\n\n(cherry picked from commit ${'b'.repeat(40)})`,
            originSha: 'b'.repeat(40),
            revertsSha: null,
            files: ['a.ts', 'b.ts'],
          },
          {
            repository: 'https://github.com/acme/orders',
            sha: SHA,
            committedAtMs: at('2026-03-02T08:00:00Z'),
            parentCount: 2,
            message: 'Merge pull request #5 from acme/cards\n\nPay by card',
            originSha: null,
            revertsSha: null,
            files: null,
          },
        ],
      },
    ]);
  });

  it.each([
    [{ forced: true }, 'main 2 commits, not all'],
    [{ before: NO_SHA }, 'main 2 commits, not all'],
    [{ after: OTHER_SHA }, 'main 2 commits, not all'],
    [{ commits: [] }, 'main 0 commits, not all'],
    [{ ref: 'refs/heads/team/cards' }, 'team/cards 2 commits'],
  ])('with %j is: %s', (more, words) => {
    expect(inWords(told('push', push(more)))).toBe(`commits ${words} 2026-03-02T09:00:00.000Z`);
  });

  it('is nothing where it deletes a branch or is of a tag', () => {
    expect(told('push', push({ after: NO_SHA, commits: [] })).nothing).toBe('the branch main was deleted');
    expect(told('push', push({ ref: 'refs/tags/v1' })).nothing).toBe(
      'a push of refs/tags/v1, which is no branch',
    );
  });
});

describe('a pull request of GitHub', () => {
  const of = (more: object) =>
    told('pull_request', { action: 'closed', pull_request: pullRequest(more) }).events[0];

  it('is told whole, with the commit that merged it', () => {
    expect(of({ merged_at: '2026-03-02T08:59:00Z' })).toEqual({
      kind: 'pull-request',
      atMs: at('2026-03-02T09:00:00Z'),
      pullRequest: {
        repository: 'https://github.com/acme/orders',
        number: '5',
        title: 'Pay by card',
        branch: 'main',
        headBranch: 'cards',
        headSha: SHA,
        mergeSha: OTHER_SHA,
        commitCount: 3,
        openedAtMs: at('2026-03-01T08:00:00Z'),
        firstCommitAtMs: null,
        mergedAtMs: at('2026-03-02T08:59:00Z'),
        labels: ['hotfix'],
        url: 'https://github.com/acme/orders/pull/5',
      },
    });
  });

  it('has no merging commit while it is not merged, whatever GitHub tried', () => {
    expect(of({})).toMatchObject({ pullRequest: { mergeSha: null, mergedAtMs: null } });
  });
});

describe('a delivery of GitHub', () => {
  it('is named by its header', () => {
    expect(github.deliveryId({ 'x-github-delivery': '72d3162e' }, {})).toBe('72d3162e');
    expect(github.deliveryId({}, {})).toBeNull();
  });

  it('is nothing where it is a ping or an event that no figure needs', () => {
    expect(told('ping', { zen: 'Keep it logically awesome.' }).nothing).toBe(
      'ping: GitHub reaches this hook',
    );
    expect(told('star', {}).nothing).toBe('star events are not kept');
    expect(told('constructor', {}).nothing).toBe('constructor events are not kept');
  });

  it('cannot be read without the header that says what it is', () => {
    expect(() => reading(github, {})).toThrow(
      new Unreadable('the header X-GitHub-Event is absent, without which GitHub sends nothing'),
    );
  });

  it('cannot be read where a field is missing, and says which', () => {
    expect(() => told('deployment', { deployment: deployment({ sha: null }) })).toThrow(
      new Unreadable('body.deployment.sha is absent, not text'),
    );
  });
});
