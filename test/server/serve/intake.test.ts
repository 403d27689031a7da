import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProblemCode, problems } from '#shared/problems.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
team: { name: Plant MES, timeZone: Asia/Seoul }
services:
  - id: work-orders
    name: { en: Work orders, ko: 작업지시 }
    aka: [work-orders-prod]
    objectives:
      - { id: availability, push: {} }
      - { id: web, probe: { url: "http://127.0.0.1:1/", interval: 60s } }
agreement:
  signedBy: [development, operations]
  metrics: { availability: { target: 99.9%, window: 30d } }
`;

interface Listed {
  items: { id: string }[];
  next: string | null;
}

const deployment = { service: 'work-orders', id: 'd-1', finishedAt: '2026-11-20T10:00:00Z', version: '1.0' };
const incident = {
  service: 'work-orders',
  id: 'i-1',
  title: 'Orders are stuck',
  severity: 2,
  startedAt: '2026-11-20T10:30:00Z',
};

describe('intake', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());

  it('takes a deployment once: made, then the same again, then updated', async () => {
    expect((await board.send('POST', '/api/v1/deployments', deployment)).status).toBe(201);
    expect((await board.send('PUT', '/api/v1/deployments/d-1', deployment)).status).toBe(200);
    const updated = await board.send<{ version: string }>('PUT', '/api/v1/deployments/d-1', {
      ...deployment,
      version: '1.1',
    });
    expect(updated.body.version).toBe('1.1');
    const listed = await board.get<Listed>('/api/v1/deployments');
    expect(listed.items.map((item) => item.id)).toEqual(['d-1']);
  });

  it('leaves of a known deployment what is not said, and takes away what is null', async () => {
    const whole = {
      ...deployment,
      id: 'd-lean',
      result: 'failure',
      sha: 'abc',
      automated: true,
      version: '9',
    };
    await board.send('POST', '/api/v1/deployments', {
      ...whole,
      changes: [{ sha: 'abc', committedAt: '2026-11-19T10:00:00Z' }],
    });
    const lean = { service: whole.service, finishedAt: whole.finishedAt };
    const stays = { result: 'failure', sha: 'abc', automated: true, version: '9', changeCount: 1 };
    const put = await board.send('PUT', '/api/v1/deployments/d-lean', lean);
    expect(put.body).toMatchObject(stays);
    const many = await board.send('POST', '/api/v1/deployments', [{ ...lean, id: 'd-lean' }]);
    expect(many.body).toMatchObject({ same: 1 });
    const less = await board.send('PUT', '/api/v1/deployments/d-lean', {
      ...lean,
      sha: null,
      automated: null,
    });
    expect(less.body).toMatchObject({ ...stays, sha: null, automated: null });
  });

  it('does not reopen what a retried body opens again, unless that says so', async () => {
    const open = { ...incident, id: 'i-retried', detectedBy: 'monitoring', kind: 'maintenance' };
    await board.send('POST', '/api/v1/incidents', open);
    const resolvedAt = '2026-11-20T11:30:00.000Z';
    await board.send('PATCH', '/api/v1/incidents/i-retried', { resolvedAt });
    const { kind: _, detectedBy: __, ...retried } = open;
    const again = await board.send('POST', '/api/v1/incidents', retried);
    expect(again.body).toMatchObject({ resolvedAt, kind: 'maintenance', detectedBy: 'monitoring' });
    const later = { ...retried, startedAt: '2026-11-20T12:00:00Z' };
    expect((await board.send('POST', '/api/v1/incidents', later)).status).toBe(400);
    const reopened = await board.send('POST', '/api/v1/incidents', {
      ...retried,
      resolvedAt: null,
      detectedBy: null,
    });
    expect(reopened.body).toMatchObject({ resolvedAt: null, detectedBy: null });
  });

  it('knows a service by its other names', async () => {
    const reply = await board.send<{ service: string }>('POST', '/api/v1/deployments', {
      ...deployment,
      id: 'd-aka',
      service: 'work-orders-prod',
    });
    expect(reply.body.service).toBe('work-orders');
  });

  it('takes many deployments in one body and says what became of them', async () => {
    const bodies = [1, 2, 3].map((n) => ({ ...deployment, id: `batch-${n}` }));
    expect((await board.send('POST', '/api/v1/deployments', bodies)).body).toEqual({
      created: 3,
      updated: 0,
      same: 0,
    });
    expect((await board.send('POST', '/api/v1/deployments', bodies)).body).toEqual({
      created: 0,
      updated: 0,
      same: 3,
    });
  });

  it('takes an incident and resolves it later', async () => {
    expect((await board.send('POST', '/api/v1/incidents', incident)).status).toBe(201);
    const patched = await board.send<{ resolvedAt: string }>('PATCH', '/api/v1/incidents/i-1', {
      resolvedAt: '2026-11-20T11:30:00Z',
    });
    expect(patched.body.resolvedAt).toBe('2026-11-20T11:30:00.000Z');
  });

  it('takes tallies as JSON and as NDJSON; the same minute again replaces it', async () => {
    const row = {
      service: 'work-orders',
      objective: 'availability',
      at: '2026-11-22T11:59:30Z',
      good: 90,
      total: 100,
    };
    expect((await board.send('POST', '/api/v1/tallies', [row])).body).toEqual({ stored: 1 });
    const lines = `${JSON.stringify({ ...row, good: 95 })}\n${JSON.stringify({ ...row, at: '2026-11-22T11:58:00Z' })}\n`;
    const reply = await board.send('POST', '/api/v1/tallies', lines, {
      'content-type': 'application/x-ndjson',
    });
    expect(reply.body).toEqual({ stored: 2 });
    const objectives = await board.get<{ items: { good: number; total: number }[] }>('/api/v1/objectives');
    expect(objectives.items[0]).toMatchObject({ good: 185, total: 200 });
  });

  it.each([
    ['{"service":"work-orders","id":"x"}', 'finishedAt'],
    [
      '{"service":"work-orders","id":"x","finishedAt":"2026-11-20T10:00:00Z","result":"ok"}',
      'success, failure, cancelled',
    ],
  ])('says of %s what it lacks, and nothing of shapes that were not meant', async (body, said) => {
    const reply = await board.send('POST', '/api/v1/deployments', body);
    expect(reply.body.detail).toContain(said);
    expect(reply.body.detail).not.toContain('array');
  });

  it('names the line of an NDJSON body that cannot be read', async () => {
    const line =
      '{"service":"work-orders","objective":"availability","at":"2026-11-22T11:00:00Z","good":1,"total":1}';
    const reply = await board.send('POST', '/api/v1/tallies', `${line}\n{oops\n`, {
      'content-type': 'application/x-ndjson',
    });
    expect(reply.body.detail).toMatch(/^Line 2 is not JSON/);
  });

  const refused: readonly (readonly [
    why: string,
    method: string,
    path: string,
    body: unknown,
    type: ProblemCode,
  ])[] = [
    ['an unknown service', 'POST', '/deployments', { ...deployment, service: 'chekout' }, 'unknown-service'],
    [
      'a finish before its start',
      'POST',
      '/deployments',
      { ...deployment, startedAt: '2026-11-20T10:00:01Z' },
      'times-out-of-order',
    ],
    [
      'a time 11 minutes ahead',
      'POST',
      '/deployments',
      { ...deployment, finishedAt: '2026-11-22T12:11:00Z' },
      'time-in-future',
    ],
    [
      'a commit from the future',
      'POST',
      '/deployments',
      { ...deployment, changes: [{ sha: 'a', committedAt: '2027-01-01T00:00:00Z' }] },
      'time-in-future',
    ],
    ['a number where a text belongs', 'POST', '/deployments', { ...deployment, version: 2 }, 'invalid-body'],
    ['a key that nobody knows', 'POST', '/deployments', { ...deployment, verison: '2' }, 'invalid-body'],
    [
      'a time without a zone',
      'POST',
      '/deployments',
      { ...deployment, finishedAt: '2026-11-20 10:00' },
      'invalid-body',
    ],
    [
      'NaN',
      'POST',
      '/tallies',
      '[{"service":"work-orders","objective":"availability","at":"2026-11-22T11:00:00Z","good":NaN,"total":1}]',
      'bad-request',
    ],
    [
      'an infinite count',
      'POST',
      '/tallies',
      '[{"service":"work-orders","objective":"availability","at":"2026-11-22T11:00:00Z","good":1,"total":1e999}]',
      'invalid-body',
    ],
    [
      'half a request',
      'POST',
      '/tallies',
      [
        {
          service: 'work-orders',
          objective: 'availability',
          at: '2026-11-22T11:00:00Z',
          good: 1.5,
          total: 2,
        },
      ],
      'invalid-body',
    ],
    [
      'a count that computers do not add exactly',
      'POST',
      '/tallies',
      [
        {
          service: 'work-orders',
          objective: 'availability',
          at: '2026-11-22T11:00:00Z',
          good: 1,
          total: 1e17,
        },
      ],
      'invalid-body',
    ],
    [
      'more good than total',
      'POST',
      '/tallies',
      [{ service: 'work-orders', objective: 'availability', at: '2026-11-22T11:00:00Z', good: 2, total: 1 }],
      'invalid-body',
    ],
    [
      'tallies of what Andon collects itself',
      'POST',
      '/tallies',
      [{ service: 'work-orders', objective: 'web', at: '2026-11-22T11:00:00Z', good: 1, total: 1 }],
      'invalid-body',
    ],
    [
      'an objective that is not there',
      'POST',
      '/tallies',
      [{ service: 'work-orders', objective: 'latency', at: '2026-11-22T11:00:00Z', good: 1, total: 1 }],
      'unknown-objective',
    ],
    ['a severity of 5', 'POST', '/incidents', { ...incident, severity: 5 }, 'invalid-body'],
    [
      'a restore before the start',
      'POST',
      '/incidents',
      { ...incident, resolvedAt: '2026-11-20T10:29:59Z' },
      'times-out-of-order',
    ],
    ['an incident that is not there', 'PATCH', '/incidents/nope', { severity: 1 }, 'not-found'],
    [
      'a prototype in disguise',
      'POST',
      '/deployments',
      '{"service":"work-orders","__proto__":{"id":"x"}}',
      'bad-request',
    ],
    ['two ids for one deployment', 'PUT', '/deployments/a', { ...deployment, id: 'b' }, 'invalid-body'],
  ];
  it.each(refused)('refuses %s, and stores nothing', async (_why, method, path, body, type) => {
    const before = await Promise.all(
      ['/deployments', '/incidents', '/objectives'].map((p) => board.get(`/api/v1${p}`)),
    );
    const reply = await board.send(method, `/api/v1${path}`, body);
    expect(reply.status).toBe(problems[type].status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body.type).toBe(`urn:andon:problem:${type}`);
    expect(reply.body.detail).toBeTruthy();
    const after = await Promise.all(
      ['/deployments', '/incidents', '/objectives'].map((p) => board.get(`/api/v1${p}`)),
    );
    expect(after).toEqual(before);
  });

  it('takes a batch whole or not at all', async () => {
    const bodies = [
      { ...deployment, id: 'whole-1' },
      { ...deployment, id: 'whole-2', service: 'nobody' },
    ];
    expect((await board.send('POST', '/api/v1/deployments', bodies)).status).toBe(404);
    const listed = await board.get<Listed>('/api/v1/deployments?limit=1000');
    expect(listed.items.map((item) => item.id)).not.toContain('whole-1');
  });

  it('refuses a body over its limit with 413', async () => {
    const huge = Buffer.alloc(17 * 1024 * 1024, ' ');
    const reply = await board.send('POST', '/api/v1/deployments', huge.toString());
    expect(reply.status).toBe(413);
  });

  it('refuses a content type that a web form could send', async () => {
    const reply = await board.send('POST', '/api/v1/deployments', deployment, {
      'content-type': 'text/plain',
    });
    expect(reply.status).toBe(415);
  });

  it('pages a list by its cursor without missing or repeating', async () => {
    const first = await board.get<Listed>('/api/v1/deployments?limit=2');
    const second = await board.get<Listed>(`/api/v1/deployments?limit=1000&cursor=${first.next}`);
    const all = await board.get<Listed>('/api/v1/deployments?limit=1000');
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.next).toBeNull();
  });

  it('loses nothing over a restart', async () => {
    const before = await board.get<Listed>('/api/v1/deployments?limit=1000');
    const objectives = await board.get('/api/v1/objectives');
    board = await board.restart();
    expect(await board.get('/api/v1/deployments?limit=1000')).toEqual(before);
    expect(await board.get('/api/v1/objectives')).toEqual(objectives);
  });
});
