import { existsSync, globSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryItem } from '#shared/api/deliveries.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const kinds = [
  'alertmanager',
  'grafana',
  'pagerduty',
  'opsgenie',
  'statuspage',
  'jira',
  'sentry',
  'cdevents',
] as const;

const yaml = `
services:
  - { id: orders, aka: [blackbox, myApp], objectives: [{ id: availability, push: {} }] }
hooks:
${kinds.map((kind) => `  ${kind}: { kind: ${kind}, token: proof-of-${kind} }`).join('\n')}
`;

const folder = new URL('../../../../shared/fixtures/webhooks/', import.meta.url);
const exists = existsSync(folder);
const absent = exists ? '' : ' (skipped: ../shared/fixtures is absent)';

interface Seen {
  readonly id: string;
  readonly startedAt: string;
  readonly resolvedAt: string | null;
}

let board: TestBoard;
beforeAll(async () => {
  board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
});
afterAll(() => board.close());

/** Statuspage can send no header: its secret is the end of the address. */
const send = (hook: string, body: string, headers: Record<string, string> = {}) =>
  hook === 'statuspage'
    ? board.send<{ id: number }>('POST', `/hooks/${hook}/proof-of-${hook}`, body, headers)
    : board.send<{ id: number }>('POST', `/hooks/${hook}`, body, {
        authorization: `Bearer proof-of-${hook}`,
        ...headers,
      });

async function allRead(): Promise<DeliveryItem[]> {
  for (;;) {
    const { items } = await board.get<{ items: DeliveryItem[] }>('/api/v1/deliveries?limit=1000');
    if (items.every(({ state }) => state !== 'waiting')) return items;
    await setImmediate();
  }
}
const incidents = async (): Promise<readonly Seen[]> =>
  (await board.get<{ items: Seen[] }>('/api/v1/incidents?limit=1000')).items;

const event = {
  context: {
    specversion: '0.4.1',
    id: 'e-1',
    source: '/ci',
    type: 'dev.cdevents.service.deployed.0.1.1',
    timestamp: '2026-11-22T11:00:00Z',
  },
  subject: { id: 'orders', content: { environment: { id: 'production' } } },
};
const attributes = { specversion: '1.0', id: 'e-2', source: '/ci', type: event.context.type };
const deployments = async (): Promise<string[]> =>
  (await board.get<{ items: { id: string }[] }>('/api/v1/deployments')).items.map(({ id }) => id);

describe('a CloudEvent that is sent to a hook', () => {
  const structured = { 'content-type': 'application/cloudevents+json' };
  const binary = Object.fromEntries(
    Object.entries({ ...attributes, id: 'e-3' }).map(([name, value]) => [`ce-${name}`, value]),
  );

  it('is read in both modes, once however often it comes', async () => {
    await send('cdevents', JSON.stringify({ ...attributes, data: event }), structured);
    await send('cdevents', JSON.stringify(event), binary);
    await send('cdevents', JSON.stringify(event), binary);
    await allRead();
    expect((await deployments()).sort()).toEqual(['e-2', 'e-3']);
  });

  it('is kept as unreadable in a batch, which nobody asked for', async () => {
    const batch = { 'content-type': 'application/cloudevents-batch+json' };
    const taken = await send('cdevents', JSON.stringify([{ ...attributes, data: event }]), batch);
    expect(taken.status).toBe(202);
    const item = (await allRead()).find(({ id }) => id === taken.body.id);
    expect(item).toMatchObject({ state: 'unreadable', detail: expect.stringContaining('batch') });
  });
});

describe.skipIf(!exists)(`bodies of others that are sent to hooks${absent}`, () => {
  it('of Alertmanager make exactly the incidents of expected.json, backwards and repeated', async () => {
    const captured = new URL('alertmanager/captured/', folder);
    const files = globSync('*_am_limited.json', { cwd: captured }).sort();
    for (const file of [...files].reverse().concat(files)) {
      const { status } = await send('alertmanager', readFileSync(new URL(file, captured), 'utf8'));
      expect(status).toBe(202);
    }
    await allRead();
    const expected = JSON.parse(readFileSync(new URL('expected.json', captured), 'utf8')).incidents;
    const seen = (await incidents()).map(({ id, startedAt, resolvedAt }) => [id, startedAt, resolvedAt]);
    expect(seen.sort()).toEqual(
      expected
        .map(({ fingerprint, startsAt, resolvedAt }: Record<string, string>) => [
          `${fingerprint}@${startsAt}`,
          startsAt,
          resolvedAt,
        ])
        .sort(),
    );
  });

  it('of another sender are taken, and never an incident or a deployment by accident', async () => {
    const before = [await incidents(), await deployments()];
    const bodies = globSync('**/*.json', { cwd: folder }).filter(
      (path) => !/schemas\/|\.headers\.|expected\.json$/.test(path),
    );
    // Each body goes to one of the receivers: reading all of them at all of them is tried without a server.
    const strays = bodies
      .map((path, index) => ({ path, kind: kinds[index % kinds.length] ?? 'alertmanager' }))
      .filter(({ path, kind }) => !path.startsWith(`${kind}/`));
    for (const { path, kind } of strays) {
      const { status } = await send(kind, readFileSync(new URL(path, folder), 'utf8'));
      expect(status, `${path} at ${kind}`).toBe(202);
    }
    expect(strays.length).toBeGreaterThan(70);
    await allRead();
    expect([await incidents(), await deployments()]).toEqual(before);
  });
});
