import { describe, expect, it } from 'vitest';
import { failureLinks } from '#shared/metrics/failure-links.ts';
import { cdevents } from '../../../../../server/collect/webhooks/senders/cdevents/cdevents.ts';
import { readPurl } from '../../../../../server/collect/webhooks/senders/cdevents/purl.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';
import { deployment, facts, incident } from '../../../../shared/metrics/delivery-facts.ts';
import { expectAnyOrder } from './any-order.ts';
import { incidentsAfter, linesAfter } from './folded.ts';
import { reading } from './told-by.ts';

const SHA = '234fd47e07d1004f0aed9c234fd47e07d1004f0a';

const event = (type: string, content: object = {}, said: { subject?: object; context?: object } = {}) => ({
  context: {
    specversion: '0.4.1',
    id: '271069a8',
    source: '/ci/shop',
    type: `dev.cdevents.${type}`,
    timestamp: '2026-03-01T10:00:00Z',
    ...said.context,
  },
  subject: { id: 'orders', source: '/clusterA/shop', content, ...said.subject },
});

const attributes = {
  id: '271069a8',
  source: '/ci/shop',
  type: 'dev.cdevents.service.deployed.0.1.1',
  time: '2026-03-01T10:00:05Z',
};
const deployed = event('service.deployed.0.1.1', {
  environment: { id: 'prod' },
  artifactId: `pkg:oci/orders@sha256%3Aab12`,
});

describe('a CloudEvent', () => {
  const deployment = { id: '271069a8', atMs: Date.parse('2026-03-01T10:00:00Z') };
  const binary = (version: string) => ({
    'content-type': 'application/json',
    ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value])),
    'ce-specversion': version,
  });

  it.each(['0.3', '1.0'])('of version %s is read in binary mode', (version) => {
    const headers = binary(version);
    expect(reading(cdevents, deployed, { headers }).events).toMatchObject([deployment]);
    expect(cdevents.deliveryId(headers, deployed)).toBe('/ci/shop 271069a8');
  });

  it.each(['0.3', '1.0'])('of version %s is read in structured mode', (specversion) => {
    const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
    const body = { specversion, ...attributes, datacontenttype: 'application/json', data: deployed };
    expect(reading(cdevents, body, { headers }).events).toMatchObject([deployment]);
    expect(cdevents.deliveryId(headers, body)).toBe('/ci/shop 271069a8');
  });

  it.each([
    ['1.0', { data_base64: btoa(JSON.stringify(deployed)) }],
    ['0.3', { datacontentencoding: 'base64', data: btoa(JSON.stringify(deployed)) }],
  ])('of version %s may hold its data as Base64', (specversion, data) => {
    expect(reading(cdevents, { specversion, ...attributes, ...data }).events).toMatchObject([deployment]);
  });

  it('has percent-encoded values in its headers, and says when it was where the event does not', () => {
    const headers = { ...binary('1.0'), 'ce-source': '/ci/%EC%A3%BC%EB%AC%B8', 'ce-id': '100%' };
    const body = event('service.deployed.0.1.1', {}, { context: { timestamp: undefined } });
    expect(reading(cdevents, body, { headers }).events).toMatchObject([
      { id: '100%', atMs: Date.parse(attributes.time) },
    ]);
    expect(cdevents.deliveryId(headers, body)).toBe('/ci/주문 100%');
  });

  it('may come without an envelope', () => {
    expect(reading(cdevents, deployed).events).toMatchObject([deployment]);
    expect(cdevents.deliveryId({}, deployed)).toBe('/ci/shop 271069a8');
  });

  it('of a type that is not known is understood, and keeps nothing', () => {
    const body = { specversion: '1.0', ...attributes, type: 'com.example.someevent', data: 'Hello' };
    expect(reading(cdevents, body)).toMatchObject({
      events: [],
      nothing: expect.stringContaining('someevent'),
    });
  });

  it.each([
    ['a batch by its type', { 'content-type': 'application/cloudevents-batch+json' }, {}, /batch/],
    ['a batch by its body', {}, [deployed], /batch/],
    ['another version', binary('0.2'), deployed, /0\.2/],
    ['no source', { ...binary('1.0'), 'ce-source': '' }, deployed, /source/],
    ['no attributes', {}, { hello: 'world' }, /version/],
  ])('with %s is refused', (_, headers, body, words) => {
    expect(() => reading(cdevents, body, { headers })).toThrow(words);
    expect(cdevents.deliveryId(headers, body)).toBeNull();
  });
});

describe('a service of CDEvents', () => {
  const read = (type: string, content: object, said: Partial<HookConfig> = {}) =>
    reading(cdevents, event(type, content), { said }).events;

  it.each(['service.deployed.0.3.0', 'service.upgraded.0.2.0-draft', 'service.rolledback.0.1.1'])(
    '%s is a successful deployment of the artifact’s version',
    (type) => {
      const content = { environment: { id: 'prod' }, artifactId: 'pkg:oci/orders@1.2.3' };
      expect(read(type, content)).toMatchObject([
        { step: 'success', environment: 'prod', told: { version: '1.2.3' }, of: [['orders']] },
      ]);
    },
  );

  it('that was rolled back is no rework by that alone, like a roll-back that nobody tells of', () => {
    const [rolledBack] = read('service.rolledback.0.3.0', { artifactId: 'pkg:oci/orders@1' });
    expect(rolledBack).toMatchObject({ kind: 'deployment', told: { version: '1' } });
    expect(rolledBack).not.toHaveProperty('told.unplanned');
  });

  it('is deployed to the hook’s environment where it names none', () => {
    expect(read('service.deployed.0.3.0', {})).toMatchObject([{ environment: 'production' }]);
    expect(read('service.deployed.0.3.0', {}, { environment: 'live' })).toMatchObject([
      { environment: 'live' },
    ]);
  });

  it.each([
    'service.published.0.3.0',
    'service.removed.0.3.0',
    'artifact.published.0.3.0',
    'servicex.deployed',
  ])('%s is no deployment', (type) => {
    expect(read(type, {})).toEqual([]);
  });

  it('has a sha where its version is one', () => {
    expect(read('service.deployed.0.3.0', { artifactId: `pkg:golang/acme/orders@${SHA}` })).toMatchObject([
      { told: { version: SHA, sha: SHA } },
    ]);
  });

  // The examples of https://github.com/package-url/purl-spec.
  it.each([
    ['pkg:npm/%40angular/animation@12.3.1', 'animation', '12.3.1'],
    [
      'pkg:docker/customer/dockerimage@sha256%3A244fd47e07d1004f0aed9c?repository_url=gcr.io',
      'dockerimage',
      'sha256:244fd47e07d1004f0aed9c',
    ],
    ['pkg:npm/@angular/animation', 'animation', null],
    ['six-1.14.0-py2.py3-none-any.whl', 'six-1.14.0-py2.py3-none-any.whl', null],
    ['pkg:oci/orders@100%', 'orders', '100%'],
    // What tools for containers write instead.
    ['pkg:oci/orders:1.4', 'orders', '1.4'],
    ['registry.example:5000/shop/orders', 'orders', null],
    ['registry.example:5000/shop/orders:1.4', 'orders', '1.4'],
    ['registry.example/orders:1.4@sha256:ab12', 'orders', 'sha256:ab12'],
  ])('of the artifact %s is called %s, version %s', (purl, name, version) => {
    expect(readPurl(purl)).toMatchObject({ name, version });
  });
});

describe('a pipeline of CDEvents', () => {
  const pipelines = { deploymentsFrom: ['pipeline'], pipelines: ['deploy'] } as const;
  const finished = (outcome: string, said: Partial<HookConfig> = pipelines) =>
    reading(
      cdevents,
      event('pipelinerun.finished.0.3.0', { pipelineName: 'deploy', outcome, uri: 'https://ci.example/7' }),
      { said },
    );

  it.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['error', 'failure'],
    ['cancel', 'cancelled'],
  ])('with the outcome %s is a deployment with the result %s', (outcome, step) => {
    expect(finished(outcome).events).toMatchObject([
      { id: 'orders', step, told: { automated: true, url: 'https://ci.example/7' } },
    ]);
  });

  it('is none unless the hook says so, and only of the names that it says', () => {
    expect(finished('success', {}).nothing).toMatch(/pipeline/);
    expect(finished('success', { ...pipelines, pipelines: ['test'] }).nothing).toMatch(/deploy/);
    expect(reading(cdevents, deployed, { said: pipelines }).nothing).toMatch(/pipelines/);
  });

  it('with another outcome is unreadable', () => {
    expect(() => finished('maybe')).toThrow(/maybe/);
  });
});

describe('an incident of CDEvents', () => {
  const at = (type: string, time: string, content: object = {}) =>
    reading(
      cdevents,
      event(
        `incident.${type}.0.3.0`,
        { service: { id: 'shop' }, environment: { id: 'prod' }, ...content },
        { subject: { id: 'incident-1' }, context: { timestamp: `2026-03-01T${time}:00Z` } },
      ),
    );
  const detected = at('detected', '10:00', { description: 'Slow' });
  const reported = at('reported', '10:20', { description: 'Slow', ticketURI: 'https://t.example/1' });
  const over = at('resolved', '10:45', { description: 'Fast again', artifactId: 'pkg:oci/shop@2' });

  it('begins when it was detected, is reported later, and ends', () => {
    expect(incidentsAfter([over, reported, detected])).toMatchObject([
      {
        service: 'shop',
        title: 'Slow',
        startedAtMs: Date.parse('2026-03-01T10:00Z'),
        detectedAtMs: Date.parse('2026-03-01T10:00Z'),
        detectedBy: 'monitoring',
        reportedAtMs: Date.parse('2026-03-01T10:20Z'),
        resolvedAtMs: Date.parse('2026-03-01T10:45Z'),
        causedByDeployment: null,
        url: 'https://t.example/1',
      },
    ]);
    expectAnyOrder([detected, reported, over]);
  });

  it('that was only reported began then, and nobody is known to have noticed before', () => {
    expect(linesAfter(reported)).toEqual(['shop: Slow, severity 3, 2026-03-01T10:20:00Z – …']);
  });

  // METRICS.md §3: an artifact that the sender names is an explicit link.
  it.each([
    ['pkg:oci/shop@sha256:dd?tag=1.4', 'sha256:ee'],
    ['pkg:oci/shop@1.4', '1.5'],
    ['registry.example/shop:1.4', '1.5'],
  ])(
    'is caused by the deployment of the artifact %s that it names, whatever went out later',
    (artifactId, later) => {
      const minute = 60_000;
      const { version } = readPurl(artifactId);
      const line = [deployment('first', 0, { version }), deployment('later', minute, { version: later })];
      const [told] = incidentsAfter([at('detected', '10:00', { artifactId })]);
      const named = {
        ...incident('i', 2 * minute, null),
        causedByDeployment: told?.causedByDeployment ?? null,
      };
      const { links } = failureLinks(facts({ deployments: line, incidents: [named] }));
      expect(links.map(({ kind, deployment: { id } }) => [kind, id])).toEqual([['explicit', 'first']]);
    },
  );

  it('has the severity that the sender adds', () => {
    const body = { ...event('incident.detected.0.3.0'), customData: { severity: 'high', priority: 'low' } };
    expect(incidentsAfter([reading(cdevents, body)])[0]?.severity).toBe(2);
    const text = { ...event('incident.detected.0.3.0'), customData: 'PGE+' };
    expect(incidentsAfter([reading(cdevents, text)])[0]?.severity).toBe(3);
  });
});

describe('a ticket of CDEvents', () => {
  const ticket = (type: string, time: string, content: object = {}) =>
    reading(
      cdevents,
      event(
        `ticket.${type}.0.2.0`,
        {
          ticketType: 'incident',
          summary: 'Slow',
          group: 'shop',
          creator: 'Mina',
          priority: 'high',
          ...content,
        },
        { subject: { id: 'ticket-1' }, context: { timestamp: `2026-03-01T${time}:00Z` } },
      ),
    );

  it('of the type incident is one, from created to closed', () => {
    const all = [
      ticket('created', '10:00'),
      ticket('updated', '10:10', { priority: 'low' }),
      ticket('closed', '10:30', { priority: 'low', resolution: 'completed' }),
    ];
    expect(linesAfter(...all)).toEqual([
      'shop: Slow, severity 4, 2026-03-01T10:00:00Z – 2026-03-01T10:30:00Z, noticed by Mina',
    ]);
    expectAnyOrder(all);
  });

  it('that is withdrawn is none, and one that repeats another is a duplicate', () => {
    const created = ticket('created', '10:00');
    expect(linesAfter(created, ticket('closed', '10:30', { resolution: 'withdrawn' }))).toEqual([]);
    expect(incidentsAfter([created, ticket('closed', '10:30', { resolution: 'duplicate' })])).toMatchObject([
      { duplicateOf: 'unknown' },
    ]);
  });

  it('of another type is one by the hook’s label alone', () => {
    expect(ticket('created', '10:00', { ticketType: 'task' }).events).toEqual([]);
    expect(ticket('created', '10:00', { ticketType: 'task', labels: ['Incident'] }).events).toHaveLength(1);
  });
});

describe('a change of CDEvents', () => {
  const change = (type: string, content: object) =>
    reading(cdevents, event(`change.${type}.0.3.0`, content, { subject: { id: '41' } })).events;
  const repository = { id: 'acme/orders', source: 'https://git.example/' };

  it('that was opened or merged is a pull request of the repository’s address', () => {
    const atMs = Date.parse('2026-03-01T10:00:00Z');
    const address = 'https://git.example/acme/orders';
    expect(change('created', { repository, description: 'Add a cart' })).toMatchObject([
      {
        pullRequest: {
          repository: address,
          number: '41',
          title: 'Add a cart',
          openedAtMs: atMs,
          mergedAtMs: null,
        },
      },
    ]);
    expect(change('merged', { repository })).toMatchObject([
      { pullRequest: { repository: address, openedAtMs: null, mergedAtMs: atMs } },
    ]);
  });

  it('that was abandoned, or is of no repository, keeps nothing', () => {
    expect(change('abandoned', { repository })).toEqual([]);
    expect(change('merged', {})).toEqual([]);
  });
});
