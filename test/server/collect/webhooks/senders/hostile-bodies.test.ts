import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ReadEvent,
  type Reading,
  type Sender,
  Unreadable,
} from '../../../../../server/collect/webhooks/sender.ts';
import { argocd } from '../../../../../server/collect/webhooks/senders/argocd.ts';
import { generic } from '../../../../../server/collect/webhooks/senders/generic.ts';
import { github } from '../../../../../server/collect/webhooks/senders/github.ts';
import { gitlab } from '../../../../../server/collect/webhooks/senders/gitlab.ts';
import { jenkins } from '../../../../../server/collect/webhooks/senders/jenkins.ts';
import type { GenericMapping, HookConfig } from '../../../../../server/config/hook-config.ts';
import { deployment, issue, pullRequest, push, release, repository, run, status } from './github-payloads.ts';
import { reading } from './told-by.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const project = {
  name: 'Orders',
  web_url: 'https://gitlab.com/acme/orders',
  path_with_namespace: 'acme/orders',
  default_branch: 'main',
};
const gitlabObject = {
  id: 31,
  iid: 5,
  title: 'A',
  type: 'Incident',
  ref: 'main',
  sha: SHA,
  state: 'opened',
  action: 'open',
  status: 'success',
  created_at: '2026-03-02 09:00:00 UTC',
  updated_at: '2026-03-02 09:00:00 UTC',
  finished_at: '2026-03-02 09:05:00 UTC',
  labels: [{ title: 'incident' }],
  last_commit: { id: SHA },
  target: project,
};
const mapping = (kind: GenericMapping['kind']): GenericMapping => ({
  kind,
  items: '/items',
  when: { '/v': ['1'] },
  fields: { id: '/id', service: '/app', step: '/s', at: '/at', startedAt: '/from', title: '/t', url: '/u' },
  values: { step: { bad: 'failure' } },
});

interface Sample {
  readonly sender: Sender;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly said?: Partial<HookConfig>;
}

const everything = { deploymentsFrom: ['deployment', 'pipeline', 'release'] } satisfies Partial<HookConfig>;
const ofGithub = (event: string, body: object): Sample => ({
  sender: github,
  body: { action: 'opened', repository, ...body },
  headers: { 'x-github-event': event },
  said: everything,
});
const ofGitlab = (kind: string, body: object = {}): Sample => ({
  sender: gitlab,
  body: { object_kind: kind, project, object_attributes: gitlabObject, ...body },
  said: everything,
});

const samples: readonly Sample[] = [
  ofGithub('deployment', { deployment: deployment({ payload: '{"service":"a"}' }) }),
  ofGithub('deployment_status', { deployment: deployment(), deployment_status: status('success') }),
  ofGithub('workflow_run', { workflow_run: run(), workflow: { name: 'Deploy' } }),
  ofGithub('release', { action: 'published', release: release() }),
  ofGithub('push', push()),
  ofGithub('pull_request', { pull_request: pullRequest() }),
  ofGithub('issues', {
    issue: issue({ body: 'Started: 2026-03-02T08:00:00Z' }),
    label: { name: 'incident' },
  }),
  ofGitlab('deployment', {
    status: 'success',
    status_changed_at: '2026-03-02 18:05:00 +0900',
    deployment_id: 15,
    environment: 'production',
  }),
  ofGitlab('pipeline'),
  ofGitlab('release', { tag: 'v1', action: 'create', released_at: '2026-03-02 09:00:00 UTC' }),
  ofGitlab('push', { ...push(), total_commits_count: 2 }),
  ofGitlab('merge_request'),
  ofGitlab('issue', { changes: { labels: { previous: [] } } }),
  {
    sender: jenkins,
    body: {
      name: 'orders',
      url: 'job/orders/',
      build: {
        number: 1,
        phase: 'COMPLETED',
        status: 'SUCCESS',
        timestamp: 1_772_442_300_000,
        duration: 1,
        scm: { branch: 'origin/main', commit: SHA },
        parameters: { VERSION: '1.2' },
      },
    },
  },
  {
    sender: argocd,
    body: {
      app: 'orders',
      namespace: 'argocd',
      labels: { environment: 'live' },
      source: { repoURL: 'https://github.com/acme/deploy', targetRevision: 'main' },
      sources: [],
      operation: {
        phase: 'Succeeded',
        startedAt: '2026-03-02T09:00:00Z',
        finishedAt: '2026-03-02T09:05:00Z',
      },
      automated: true,
      deployed: { revision: SHA },
      history: [{ revision: SHA, deployStartedAt: '2026-03-01T09:00:00Z' }],
      images: ['a:1'],
      argocdUrl: 'https://argo.example',
    },
  },
  ...(['deployment', 'incident'] as const).map((kind) => ({
    sender: generic,
    body: {
      v: 1,
      items: [{ id: 7, app: 'a', s: kind === 'incident' ? 'opened' : 'bad', at: 1_772_442_300, t: 'T' }],
    },
    said: { mapping: mapping(kind) },
  })),
];

type Path = readonly (string | number)[];

/** Every place in a body, the body itself first. */
const placesIn = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        placesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
];

/** The body with something else at a place; undefined takes the place away. */
function changed(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const inner = changed((value as Record<string | number, unknown>)[key], rest, put);
  if (Array.isArray(value))
    return value.flatMap((each, index) => (index === key ? (inner === undefined ? [] : [inner]) : [each]));
  const entries = Object.entries(value as object).filter(([name]) => name !== key || inner !== undefined);
  return Object.fromEntries(entries.map(([name, each]) => [name, name === key ? inner : each]));
}

const isTime = (value: unknown): boolean => Number.isSafeInteger(value);

/** What no event may have: an id that is empty, a time that is none. */
function faultsOf(event: ReadEvent): string[] {
  const named = Object.entries(
    'told' in event ? event.told : 'pullRequest' in event ? event.pullRequest : {},
  );
  const times = named.filter(([name, value]) => name.endsWith('AtMs') && value !== null && !isTime(value));
  const empty = named.filter(([, value]) => value === '' || value === undefined);
  return [
    ...(isTime(event.atMs) ? [] : ['atMs']),
    ...('id' in event && event.id === '' ? ['id'] : []),
    ...('environment' in event && event.environment === '' ? ['environment'] : []),
    ...('of' in event && event.of.flat().includes('') ? ['of'] : []),
    ...('commits' in event && event.commits.some(({ sha, committedAtMs }) => !sha || !isTime(committedAtMs))
      ? ['commits']
      : []),
    ...[...times, ...empty].map(([name]) => name),
  ];
}

/** What a sender makes of a body; null where it says that it cannot read it. Anything else that it throws is a fault. */
function readOrRefused({ sender, headers = {}, said = {} }: Sample, body: unknown): Reading | null {
  sender.deliveryId(headers, body);
  try {
    return reading(sender, body, { headers, said });
  } catch (error) {
    if (error instanceof Unreadable && error.message !== '') return null;
    throw error;
  }
}

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    '0',
    0,
    -1,
    1e300,
    true,
    'constructor',
    '0001-01-01T00:00:00Z',
    [],
    {},
    [null],
    [[]],
  ),
  fc.jsonValue(),
);

describe('a body that is not as its sender sends it', () => {
  it('is read as it is meant where nothing is wrong with it', () => {
    for (const sample of samples)
      expect(readOrRefused(sample, sample.body)?.events.length).toBeGreaterThan(0);
  });

  it('is read or refused with words, whatever stands at any one place of it', () => {
    for (const sample of samples) {
      const place = fc.constantFrom(...placesIn(sample.body));
      fc.assert(
        fc.property(place, anything, (path, put) => {
          const found = readOrRefused(sample, changed(sample.body, path, put));
          expect(found?.events.flatMap(faultsOf) ?? []).toEqual([]);
          expect(found === null || (found.events.length === 0) === (found.nothing !== null)).toBe(true);
        }),
        { numRuns: 150 },
      );
    }
  });

  it('is read or refused where it is of anything at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.jsonValue(), (sample, body) => {
        expect(readOrRefused(sample, body)?.events.flatMap(faultsOf) ?? []).toEqual([]);
      }),
    );
  });

  it('is read or refused by every other sender too', () => {
    for (const { body } of samples)
      for (const other of samples) {
        const found = readOrRefused(other, body);
        if (other.sender !== generic && found !== null) expect(found.events.flatMap(faultsOf)).toEqual([]);
      }
  });
});

describe('a text that is meant to take long', () => {
  const LONG = 500_000;

  it.each([
    ['a line of an issue', ofGithub('issues', { issue: issue({ body: `Started: a${'*'.repeat(LONG)}a` }) })],
    [
      'blanks in a line of an issue',
      ofGithub('issues', { issue: issue({ body: `${' '.repeat(LONG)}Started` }) }),
    ],
    ['a ref', ofGithub('deployment', { deployment: deployment({ ref: `${'1.1-'.repeat(LONG)}!` }) })],
    [
      'a time',
      ofGithub('deployment', { deployment: deployment({ created_at: `2026${' '.repeat(LONG)}!` }) }),
    ],
    [
      'a label',
      ofGithub('issues', {
        issue: issue({ labels: [{ name: 'incident' }, { name: `sev${':'.repeat(LONG)}!` }] }),
      }),
    ],
    [
      'a message',
      ofGithub(
        'push',
        push({ commits: [{ id: SHA, timestamp: 0, message: '(cherry picked from commit '.repeat(9_999) }] }),
      ),
    ],
  ])('takes none: %s', (_name, sample) => {
    const found = readOrRefused(sample, sample.body);
    expect(found?.events.flatMap(faultsOf) ?? []).toEqual([]);
  });
});
