import { createHmac } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryItem } from '#shared/api/deliveries.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
services:
  - { id: press, repository: "https://github.com/acme/press", objectives: [{ id: availability, push: {} }] }
hooks:
  ours: { kind: github, secret: first }
  rotating: { kind: github, secrets: [old, new] }
  open: { kind: github }
`;

/** As GitHub's documentation of `deployment_status` describes it, written by us. */
const deployed = (id: number, state = 'success') => ({
  action: 'created',
  deployment_status: {
    id: id * 10,
    state,
    created_at: '2026-11-20T10:00:00Z',
    updated_at: '2026-11-20T10:00:00Z',
  },
  deployment: {
    id,
    sha: 'a'.repeat(40),
    ref: 'main',
    environment: 'production',
    created_at: '2026-11-20T09:58:00Z',
  },
  repository: { full_name: 'acme/press', html_url: 'https://github.com/acme/press' },
});

const sign = (body: string, secret: string) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});

describe('what senders send', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());

  const send = (hook: string, payload: unknown, secret: string, said: Record<string, string> = {}) => {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return board.send<{ id: number }>('POST', `/hooks/${hook}`, body, {
      'x-github-event': 'deployment_status',
      ...sign(body, secret),
      ...said,
    });
  };
  const delivery = async (id: number): Promise<DeliveryItem> => {
    for (;;) {
      const { items } = await board.get<{ items: DeliveryItem[] }>('/api/v1/deliveries?limit=1000');
      const item = items.find((each) => each.id === id);
      if (item !== undefined && item.state !== 'waiting') return item;
      await setImmediate();
    }
  };

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
    const { items } = await board.get<{ items: object[] }>('/api/v1/deployments');
    expect(items).toMatchObject([{ service: 'press', source: 'ours', result: 'success' }]);
  });

  it('is refused, and not kept, without a proof that holds', async () => {
    const before = await board.get<{ items: DeliveryItem[] }>('/api/v1/deliveries');
    expect((await send('ours', deployed(2), 'other')).status).toBe(401);
    expect((await send('rotating', deployed(2), 'first')).status).toBe(401);
    expect((await board.send('POST', '/hooks/ours', deployed(2))).status).toBe(401);
    expect((await send('nobody', deployed(2), 'first')).status).toBe(404);
    expect((await board.get<{ items: DeliveryItem[] }>('/api/v1/deliveries')).items).toEqual(before.items);
  });
});
