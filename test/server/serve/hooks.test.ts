import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as later } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryItem, HookItem } from '#shared/api/deliveries.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
services:
  - { id: press, repository: "https://github.com/acme/press", objectives: [{ id: availability, push: {} }] }
hooks:
  ours: { kind: github, secret: first }
  rotating: { kind: github, secrets: [old, new] }
  alerts: { kind: alertmanager, token: gate-word, serviceFrom: [/labels/service] }
  status: { kind: statuspage, token: in-the-path, service: press }
  open: { kind: alertmanager, serviceFrom: [/labels/service] }
`;

/** As GitHub's documentation describes a `deployment_status`, written by us. */
const deployed = (id: number, { state = 'success', repository = 'acme/press', sha = 'a' } = {}) => ({
  action: 'created',
  deployment_status: {
    id: id * 10,
    state,
    created_at: '2026-11-20T10:00:00Z',
    updated_at: '2026-11-20T10:00:00Z',
  },
  deployment: {
    id,
    sha: sha.repeat(40),
    ref: 'main',
    environment: 'production',
    created_at: '2026-11-20T09:58:00Z',
  },
  repository: { full_name: repository, html_url: `https://github.com/${repository}` },
});

/** As Alertmanager's documentation describes its webhook, version 4, written by us. */
const alerts = (...each: { name: string; status: string; service?: string; endsAt?: string }[]) => ({
  version: '4',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  status: each.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
  receiver: 'andon',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alerts.example',
  alerts: each.map(({ name, status, service = 'press', endsAt = '0001-01-01T00:00:00Z' }) => ({
    status,
    labels: { alertname: name, service, severity: 'critical' },
    annotations: { summary: name },
    startsAt: '2026-11-20T10:00:00Z',
    endsAt,
    generatorURL: '',
    fingerprint: `f-${name}-${service}`,
  })),
});

const sign = (body: string | Buffer, secret: string) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});

interface Raw {
  readonly status: number;
  readonly body: string;
}

/** A request as it is written here, so that headers can stand twice and bodies be no text. */
const raw = (url: string, headers: readonly string[], body: Buffer | string = ''): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(url);
    const length = ['content-length', String(Buffer.byteLength(body))];
    const call = rawRequest(url, { method: 'POST', headers: ['host', host, ...length, ...headers] });
    call.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });

interface Listed {
  readonly items: readonly DeliveryItem[];
  readonly next: string | null;
}

describe('what senders send', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());

  const listed = async () => (await board.get<Listed>('/api/v1/deliveries?limit=1000')).items;
  /** All that waits is read. */
  async function settled(): Promise<readonly DeliveryItem[]> {
    for (;;) {
      const items = await listed();
      if (items.every(({ state }) => state !== 'waiting')) return items;
      await later(2);
    }
  }
  const delivery = async (id: number) => (await settled()).find((each) => each.id === id);
  const send = (
    hook: string,
    payload: unknown,
    secret = 'first',
    said: Record<string, string> = {},
    signed: string | null = null,
  ) => {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return board.send<{ id: number }>('POST', `/hooks/${hook}`, body, {
      'x-github-event': 'deployment_status',
      ...sign(signed ?? body, secret),
      ...said,
    });
  };
  const deployments = async () =>
    (await board.get<{ items: { id: string; source: string }[] }>('/api/v1/deployments')).items;

  it('is kept once it is proved, and then read: a deployment stands on the board', async () => {
    const taken = await send('ours', deployed(1), 'first', { 'x-github-delivery': 'd-1' });
    expect(taken.status).toBe(202);
    expect(await delivery(taken.body.id)).toMatchObject({
      source: 'ours',
      kind: 'github',
      deliveryId: 'd-1',
      state: 'read',
      detail: null,
      eventCount: 1,
    });
    expect(await deployments()).toMatchObject([{ service: 'press', source: 'ours', result: 'success' }]);
  });

  it('is the same when it comes again, and another when the id stands for other bytes', async () => {
    const again = { 'x-github-delivery': 'd-2' };
    const first = await send('ours', deployed(2), 'first', again);
    const before = await settled();
    const second = await send('ours', deployed(2), 'first', again);
    expect([second.status, second.body]).toEqual([202, first.body]);
    expect(await settled()).toEqual(before);
    const other = await send('ours', deployed(2, { state: 'failure' }), 'first', again);
    expect(other.status).toBe(202);
    expect(other.body.id).not.toBe(first.body.id);
    expect((await settled()).length).toBe(before.length + 1);
  });

  it('is refused, and leaves nothing, without a proof that holds', async () => {
    const before = await settled();
    const body = JSON.stringify(deployed(3));
    expect((await send('ours', body, 'other')).status).toBe(401);
    expect((await send('rotating', body, 'first')).status).toBe(401);
    expect((await send('ours', body, '')).status).toBe(401);
    expect((await send('ours', body, 'first', {}, `${body} `)).status).toBe(401);
    expect((await send('ours', body, 'first', {}, JSON.stringify(JSON.parse(body), null, 1))).status).toBe(
      401,
    );
    expect((await board.send('POST', '/hooks/ours', body)).status).toBe(401);
    expect((await board.send('POST', '/hooks/ours/first', body)).status).toBe(401);
    const [[name, value] = ['', '']] = Object.entries(sign(body, 'first'));
    expect((await raw(`${board.url}/hooks/ours`, [name, value, name, value], body)).status).toBe(401);
    expect((await raw(`${board.url}/hooks/ours`, [name, value.slice(0, 20)], body)).status).toBe(401);
    expect(await settled()).toEqual(before);
    const { items } = await board.get<{ items: HookItem[] }>('/api/v1/hooks');
    expect(items.find((hook) => hook.name === 'ours')).toMatchObject({ refusedCount: 8, proof: 'signature' });
  });

  it('proves itself by either of two secrets, by a token as it is, in a password, and in the address', async () => {
    expect((await send('rotating', deployed(4), 'old')).status).toBe(202);
    expect((await send('rotating', deployed(5), 'new')).status).toBe(202);
    const body = alerts({ name: 'Slow', status: 'firing' });
    const shown = (authorization: string) => board.send('POST', '/hooks/alerts', body, { authorization });
    expect((await shown('Bearer gate-word')).status).toBe(202);
    expect((await shown(`Basic ${btoa('prometheus:gate-word')}`)).status).toBe(202);
    expect((await shown('Bearer first')).status).toBe(401);
    const path = '/hooks/status/in-the-path';
    expect((await board.send('POST', path, { page: {}, component: {} })).status).toBe(202);
    expect((await board.send('POST', '/hooks/status/elsewhere', {})).status).toBe(401);
    await settled();
  });

  it('is not found under a name that is not configured', async () => {
    expect((await send('nobody', deployed(6))).status).toBe(404);
    expect((await send('__proto__', deployed(6))).status).toBe(404);
    expect((await send('ours%2f..', deployed(6))).status).toBe(404);
  });

  it('is answered 202 whatever it holds, once it is proved, and is listed where it cannot be read', async () => {
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '{"__proto__":{"x":1}}',
      '['.repeat(100_000),
      '\u0000',
      '{"a":1} x',
    ];
    for (const body of bodies) {
      const taken = await send('ours', body);
      expect([body.slice(0, 20), taken.status]).toEqual([body.slice(0, 20), 202]);
      expect((await delivery(taken.body.id))?.state).toBe('unreadable');
    }
    expect(({} as { x?: unknown }).x).toBe(undefined);
  });

  it('is read in whatever content type it comes, and as the payload of a form', async () => {
    const types = ['text/plain', 'application/cloudevents+json', 'application/octet-stream', 'nonsense'];
    for (const [index, type] of types.entries()) {
      const taken = await send('ours', deployed(20 + index), 'first', { 'content-type': type });
      expect([type, taken.status]).toEqual([type, 202]);
      expect((await delivery(taken.body.id))?.state).toBe('read');
    }
    const form = `payload=${encodeURIComponent(JSON.stringify(deployed(30)))}`;
    const taken = await send('ours', form, 'first', { 'content-type': 'application/x-www-form-urlencoded' });
    expect((await delivery(taken.body.id))?.state).toBe('read');
    const body = JSON.stringify(deployed(31));
    const untyped = await raw(
      `${board.url}/hooks/ours`,
      ['x-github-event', 'deployment_status', ...Object.entries(sign(body, 'first')).flat()],
      body,
    );
    expect(untyped.status).toBe(202);
  });

  it('is too large over 25 MiB, and not taken compressed', async () => {
    const large = Buffer.alloc(25 * 1024 * 1024 + 1, 0x20);
    expect(
      (await raw(`${board.url}/hooks/ours`, Object.entries(sign(large, 'first')).flat(), large)).status,
    ).toBe(413);
    const fits = Buffer.alloc(25 * 1024 * 1024, 0x20);
    expect(
      (await raw(`${board.url}/hooks/ours`, Object.entries(sign(fits, 'first')).flat(), fits)).status,
    ).toBe(202);
    // As a sender does that does not know beforehand how much it will be.
    const unsaid = await fetch(`${board.url}/hooks/ours`, {
      method: 'POST',
      body: Readable.toWeb(Readable.from([large.subarray(0, 9), large.subarray(9)])),
      duplex: 'half',
    } as RequestInit);
    expect(unsaid.status).toBe(413);
    const packed = gzipSync(JSON.stringify(deployed(7)));
    const headers = [...Object.entries(sign(packed, 'first')).flat(), 'content-encoding', 'gzip'];
    expect((await raw(`${board.url}/hooks/ours`, headers, packed)).status).toBe(415);
    await settled();
  });

  it('answers a sender of CloudEvents that asks beforehand, and no other page', async () => {
    const asked = await board.send('OPTIONS', '/hooks/ours', undefined, {
      'webhook-request-origin': 'ci.example',
    });
    expect(asked.status).toBe(200);
    expect(asked.headers.get('webhook-allowed-origin')).toBe('ci.example');
    expect(Number(asked.headers.get('webhook-allowed-rate'))).toBeGreaterThanOrEqual(6_000);
    expect(asked.headers.get('access-control-allow-origin')).toBe(null);
    expect((await board.send('OPTIONS', '/hooks/nobody')).status).toBe(404);
  });

  it('that names no configured service is kept as such, and read once it is configured', async () => {
    const elsewhere = await send('ours', deployed(40, { repository: 'acme/mixer' }));
    expect(await delivery(elsewhere.body.id)).toMatchObject({ state: 'unmatched', eventCount: 0 });
    const both = await board.send<{ id: number }>(
      'POST',
      '/hooks/open',
      alerts({ name: 'A', status: 'firing' }, { name: 'B', status: 'firing', service: 'mixer' }),
    );
    expect(await delivery(both.body.id)).toMatchObject({
      state: 'unmatched',
      eventCount: 1,
      detail: 'names what is no configured service: mixer',
    });
  });

  it('can be read again, which changes nothing that stands', async () => {
    const before = { deliveries: await settled(), deployments: await deployments() };
    for (const { id } of before.deliveries) {
      const reply = await board.send<DeliveryItem>('POST', `/api/v1/deliveries/${id}/replay`);
      expect([id, reply.status, reply.body]).toEqual([
        id,
        200,
        before.deliveries.find((each) => each.id === id),
      ]);
    }
    expect({ deliveries: await settled(), deployments: await deployments() }).toEqual(before);
    expect((await board.send('POST', '/api/v1/deliveries/999999/replay')).status).toBe(404);
  });

  it('is listed by state and hook, a page at a time, without what was sent', async () => {
    const all = await settled();
    const unreadable = await board.get<Listed>('/api/v1/deliveries?state=unreadable&source=ours&limit=3');
    expect(unreadable.items.map(({ state }) => state)).toEqual(['unreadable', 'unreadable', 'unreadable']);
    const rest = await board.get<Listed>(
      `/api/v1/deliveries?state=unreadable&source=ours&limit=1000&cursor=${unreadable.next}`,
    );
    const wanted = all.filter(({ state, source }) => state === 'unreadable' && source === 'ours');
    expect([...unreadable.items, ...rest.items]).toEqual(wanted);
    expect(JSON.stringify(all)).not.toMatch(/deployment_status"|alertname|first|gate-word/);
    expect((await board.send('GET', '/api/v1/deliveries?state=lost')).status).toBe(400);
  });

  it('is counted by hook, in answers and in the metrics', async () => {
    const { items } = await board.get<{ items: HookItem[] }>('/api/v1/hooks');
    expect(items.map(({ name, path, proof }) => [name, path, proof])).toEqual([
      ['ours', '/hooks/ours', 'signature'],
      ['rotating', '/hooks/rotating', 'signature'],
      ['alerts', '/hooks/alerts', 'shown'],
      ['status', '/hooks/status/TOKEN', 'shown'],
      ['open', '/hooks/open', 'board-token'],
    ]);
    const all = await settled();
    const ours = items.find(({ name }) => name === 'ours');
    expect(ours?.counts.read).toBe(
      all.filter(({ source, state }) => source === 'ours' && state === 'read').length,
    );
    expect(JSON.stringify(items)).not.toMatch(/first|gate-word|in-the-path|"old"/);
    const metrics = await (await fetch(`${board.url}/metrics`)).text();
    expect(metrics).toContain('andon_hook_deliveries_total{hook="ours",outcome="refused"} 8');
    expect(metrics).not.toContain('nobody');
  });
});

describe('a hook that asks for no proof', () => {
  it('is open to this machine until a token exists, then to those with one that may tell of something', async () => {
    const board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
    const key = JSON.parse(readFileSync(`${board.dataDir}/andon.lock`, 'utf8')).key as string;
    const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
    const make = async (scope: string) =>
      (
        await board.send<{ secret: string }>(
          'POST',
          '/api/v1/tokens',
          { name: scope, scopes: [scope] },
          bearer(key),
        )
      ).body.secret;
    const post = async (headers: Record<string, string> = {}) =>
      (await board.send('POST', '/hooks/open', alerts({ name: 'A', status: 'firing' }), headers)).status;
    expect(await post()).toBe(202);
    expect(await post({ origin: 'https://evil.example' })).toBe(401);
    const [incidents, tallies] = [await make('incidents'), await make('tallies')];
    expect(await post()).toBe(401);
    expect(await post(bearer('andon_wrong'))).toBe(401);
    expect(await post(bearer(tallies))).toBe(403);
    expect(await post(bearer(incidents))).toBe(202);
    await board.close();
  });
});

describe('what is handed in rather than sent', () => {
  it('is taken from admins alone, once, and read as its kind is', async () => {
    const board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
    const key = JSON.parse(readFileSync(`${board.dataDir}/andon.lock`, 'utf8')).key as string;
    const items = [50, 51].map((id) => ({
      id: `import-${id}`,
      headers: { 'X-GitHub-Event': 'deployment_status' },
      body: deployed(id, { repository: 'acme/elsewhere' }),
    }));
    const told = { source: 'import', kind: 'github', service: 'press', items };
    expect((await board.send('POST', '/api/v1/deliveries', told)).status).toBe(401);
    const tell = (body: object) =>
      board.send('POST', '/api/v1/deliveries', body, { authorization: `Bearer ${key}` });
    expect((await tell(told)).body).toEqual({ kept: 2, same: 0 });
    expect((await tell(told)).body).toEqual({ kept: 0, same: 2 });
    expect((await tell({ ...told, service: 'mixer' })).status).toBe(404);
    let states: string[] = [];
    while (states.length < 2 || states.includes('waiting')) {
      await later(2);
      states = (await board.get<Listed>('/api/v1/deliveries')).items.map(({ state }) => state);
    }
    expect(states).toEqual(['read', 'read']);
    const { items: listed } = await board.get<{ items: object[] }>('/api/v1/deployments');
    expect(listed).toMatchObject([
      { service: 'press', source: 'import' },
      { service: 'press', source: 'import' },
    ]);
    await board.close();
  });
});

describe('people and senders of one thing', () => {
  it('a correction stands over what the sender says before and after it, and over nothing else', async () => {
    const board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
    const fire = (status: string, endsAt?: string) =>
      board.send('POST', '/hooks/open', alerts({ name: 'Slow', status, ...(endsAt ? { endsAt } : {}) }));
    const incident = async () => {
      for (;;) {
        await later(2);
        const { items } = await board.get<Listed>('/api/v1/deliveries');
        if (items.some(({ state }) => state === 'waiting')) continue;
        return (await board.get<{ items: { id: string }[] }>('/api/v1/incidents')).items[0];
      }
    };
    await fire('firing');
    const opened = await incident();
    expect(opened).toMatchObject({ source: 'open', startedAt: '2026-11-20T10:00:00.000Z', resolvedAt: null });
    const patched = await board.send('PATCH', `/api/v1/incidents/${opened?.id}`, {
      startedAt: '2026-11-20T09:30:00Z',
      severity: 4,
      causedBy: { sha: 'abc' },
    });
    expect(patched.status).toBe(200);
    await fire('resolved', '2026-11-20T10:45:00Z');
    expect(await incident()).toMatchObject({
      startedAt: '2026-11-20T09:30:00.000Z',
      resolvedAt: '2026-11-20T10:45:00.000Z',
      severity: 4,
      causedBy: { sha: 'abc' },
      source: 'open',
    });
    const impossible = await board.send('PATCH', `/api/v1/incidents/${opened?.id}`, {
      resolvedAt: '2026-11-20T09:00:00Z',
    });
    expect(impossible.status).toBe(400);
    expect(await incident()).toMatchObject({ resolvedAt: '2026-11-20T10:45:00.000Z' });
    await board.close();
  });

  it('what the API told first stays when a sender tells of it too', async () => {
    const board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
    const body = JSON.stringify(deployed(77));
    const headers = { 'x-github-event': 'deployment_status', ...sign(body, 'first') };
    await board.send('POST', '/hooks/ours', body, headers);
    const list = async () =>
      (
        await board.get<{ items: { id: string; version: string | null; sha: string | null }[] }>(
          '/api/v1/deployments',
        )
      ).items;
    let found = await list();
    while (found.length === 0) found = await list();
    const id = found[0]?.id ?? '';
    await board.close();

    const other = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
    const told = { service: 'press', id, finishedAt: '2026-11-20T10:03:00Z', version: '7.1' };
    expect((await other.send('PUT', `/api/v1/deployments/${id}`, told)).status).toBe(201);
    await other.send('POST', '/hooks/ours', body, headers);
    const standing = async () =>
      (await other.get<{ items: { sha: string | null }[] }>('/api/v1/deployments')).items[0];
    while ((await standing())?.sha === null) await later(2);
    expect(await standing()).toMatchObject({
      version: '7.1',
      finishedAt: '2026-11-20T10:03:00.000Z',
      sha: 'a'.repeat(40),
      source: 'ours',
    });
    expect((await other.send('PUT', `/api/v1/deployments/${id}`, { ...told, version: '7.2' })).status).toBe(
      200,
    );
    expect(await standing()).toMatchObject({ version: '7.2', sha: 'a'.repeat(40) });
    await other.close();
  });
});
