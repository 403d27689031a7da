import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

interface Correction {
  readonly number: number;
  readonly verdict: string;
  readonly counts: boolean;
  readonly deployment: { readonly environment: string } | null;
}

describe('corrections', () => {
  let board: TestBoard;
  const failureRate = () =>
    board.get<{ value: number; low: number }>(
      '/api/v1/figures?metric=change-failure-rate&service=shop&window=28d',
    );
  const correct = (body: object) =>
    board.send<Correction & { detail?: string }>('POST', '/api/v1/corrections', body);
  const said = { service: 'shop', by: 'Kim', reason: 'the disk was full' };

  beforeAll(async () => {
    board = await startTestBoard({
      yaml: 'production: [production, live]\nservices: [{ id: shop }, { id: till }]',
      startAt: '2026-11-22T12:00:00Z',
    });
    for (const [id, finishedAt] of [
      ['d1', '2026-11-10T12:00:00Z'],
      ['d2', '2026-11-11T12:00:00Z'],
    ])
      await board.send('POST', '/api/v1/deployments', { service: 'shop', id, finishedAt });
    await board.send('POST', '/api/v1/incidents', {
      service: 'shop',
      id: 'i',
      title: 'Checkout fails',
      severity: 2,
      startedAt: '2026-11-11T13:00:00Z',
      resolvedAt: '2026-11-11T14:00:00Z',
    });
  });
  afterAll(() => board.close());

  it('win over what time says, at once, and the latest of them wins', async () => {
    expect(await failureRate()).toMatchObject({ value: 0.5, low: 0 });
    const first = await correct({ ...said, incident: 'i', verdict: 'not-caused' });
    expect(first.status).toBe(201);
    expect(await failureRate()).toMatchObject({ value: 0, low: 0 });
    const deployment = { id: 'd1' };
    const second = await correct({ ...said, incident: 'i', verdict: 'caused-by', deployment });
    expect(second.body).toMatchObject({
      deployment: { service: 'shop', environment: 'production', id: 'd1' },
    });
    expect(await failureRate()).toMatchObject({ value: 0.5, low: 0.5 });
    await correct({ ...said, verdict: 'did-not-fail', deployment });
    expect(await failureRate()).toMatchObject({ value: 0, low: 0 });
  });

  it('are a log, latest first, that says which ones count; the same words again are the same correction', async () => {
    const again = await correct({ ...said, verdict: 'did-not-fail', deployment: { id: 'd1' } });
    expect(again.status).toBe(200);
    const list = (query: string) => board.get<{ items: Correction[] }>(`/api/v1/corrections?${query}`);
    expect((await list('service=shop')).items.map(({ verdict, counts }) => [verdict, counts])).toEqual([
      ['did-not-fail', true],
      ['caused-by', true],
      ['not-caused', false],
    ]);
    expect((await list('incident=i')).items.length).toBe(2);
    expect((await list('deployment=d2')).items).toEqual([]);
    expect((await list('service=till')).items).toEqual([]);
  });

  it.each([
    [{ verdict: 'caused-by', incident: 'i' }, 400, '"caused-by" needs "deployment"'],
    [{ verdict: 'failed', incident: 'i', deployment: { id: 'd1' } }, 400, '"failed" goes without "incident"'],
    [{ verdict: 'not-caused', incident: 'gone' }, 404, 'no incident "gone"'],
    [
      { verdict: 'failed', deployment: { id: 'gone' } },
      404,
      'no deployment "gone" of shop to production, live',
    ],
    [
      { verdict: 'failed', deployment: { id: 'd1', service: 'nobody' } },
      404,
      'No service is called "nobody"',
    ],
    [{ verdict: 'maybe', incident: 'i' }, 400, ''],
    [{ verdict: 'not-caused', incident: 'i', by: ' ' }, 400, 'by'],
    [{ verdict: 'not-caused', incident: 'i', reason: '\n' }, 400, 'reason'],
    [{ verdict: 'not-caused', incident: 'i', service: 'nobody' }, 404, 'No service is called "nobody"'],
  ])('that cannot be meant are refused with a sentence: %j', async (body, status, detail) => {
    const reply = await correct({ ...said, ...body });
    expect(reply.status).toBe(status);
    expect(reply.body.detail).toContain(detail);
  });

  it('of an incident that counts in no figure are refused, with the one that counts', async () => {
    const incident = { service: 'shop', title: 'x', severity: 2, startedAt: '2026-11-10T14:00:00Z' };
    for (const given of [
      { id: 'work', kind: 'maintenance' },
      { id: 'copy', duplicateOf: 'i' },
      { id: 'copy-of-copy', duplicateOf: 'copy' },
      { id: 'lost', duplicateOf: 'unknown' },
    ])
      await board.send('POST', '/api/v1/incidents', { ...incident, ...given });
    const refused = async (id: string) => {
      const reply = await correct({ ...said, verdict: 'not-caused', incident: id });
      const caused = { ...said, verdict: 'caused-by', incident: id, deployment: { id: 'd1' } };
      expect([reply.status, (await correct(caused)).status]).toEqual([409, 409]);
      return reply.body.detail;
    };
    expect(await refused('copy')).toContain('"i" is the one that counts');
    expect(await refused('copy-of-copy')).toContain('"i" is the one that counts');
    expect(await refused('work')).toContain('maintenance');
    expect(await refused('lost')).toContain('duplicate of "unknown"');
  });

  it('need an environment where an id went to several', async () => {
    await board.send('POST', '/api/v1/deployments', {
      service: 'shop',
      id: 'd2',
      environment: 'live',
      finishedAt: '2026-11-11T12:00:00Z',
    });
    const failed = { ...said, verdict: 'failed', deployment: { id: 'd2' } };
    expect((await correct(failed)).status).toBe(409);
    expect((await correct({ ...failed, deployment: { id: 'd2', environment: 'live' } })).status).toBe(201);
  });

  it('move every answer that rests on them at once, and stand when the deployment is told again', async () => {
    const deployment = { id: 'd1' };
    const outcome = async () => {
      const { release } = await board.get<{ release: { outcome: string } }>(
        '/api/v1/releases/shop/production/d1',
      );
      const { incident } = await board.get<{ incident: { cause: unknown } }>('/api/v1/incidents/i');
      const recovery = await board.get<{ n: number }>(
        '/api/v1/figures?metric=failed-deployment-recovery-time&service=shop&window=28d',
      );
      return [release.outcome, incident.cause === null, recovery.n];
    };
    await correct({ ...said, incident: 'i', verdict: 'not-caused', reason: 'a flood' });
    expect(await outcome()).toEqual(['ok', true, 0]);
    await correct({ ...said, incident: 'i', verdict: 'caused-by', deployment, reason: 'it was the release' });
    // A later word about the incident goes before the earlier one about the deployment.
    expect(await outcome()).toEqual(['failed', false, 1]);
    const again = { service: 'shop', ...deployment, version: '1', finishedAt: '2026-11-10T13:00:00Z' };
    await board.send('POST', '/api/v1/deployments', again);
    expect(await outcome()).toEqual(['failed', false, 1]);
  });

  it('keep names and reasons to the letter', async () => {
    const words = { by: '<b>Kim</b> & "Lee"', reason: '<script>alert(1)</script>\n=1+1' };
    const { body } = await correct({ ...said, ...words, incident: 'i', verdict: 'not-caused' });
    expect(body).toMatchObject(words);
  });

  it('ask for a token with the scope incidents once there is one', async () => {
    const { key } = JSON.parse(readFileSync(`${board.dataDir}/andon.lock`, 'utf8'));
    const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
    const statusWith = async (scope: string) => {
      const token = { name: scope, scopes: [scope] };
      const { body } = await board.send<{ secret: string }>('POST', '/api/v1/tokens', token, bearer(key));
      const correction = { ...said, incident: 'i', verdict: 'not-caused' };
      return (await board.send('POST', '/api/v1/corrections', correction, bearer(body.secret))).status;
    };
    expect([await statusWith('deployments'), await statusWith('read')]).toEqual([403, 403]);
    expect((await correct({ ...said, incident: 'i', verdict: 'not-caused' })).status).toBe(401);
    expect(await statusWith('incidents')).toBe(201);
  });
});
