import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
services:
  - { id: shop, objectives: [{ id: availability, push: {} }] }
agreement: { signedBy: [development], metrics: { availability: { target: 99%, window: 7d } } }
`;

describe('questions that nobody should ask', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());

  const statusOf = async (path: string): Promise<number> => (await board.send('GET', path)).status;
  const receipt = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  /** A receipt's parts as the server makes them: version, metric, service, objective, window, times, answer. */
  const sound = [
    1,
    'availability',
    'shop',
    'availability',
    '7d',
    1_794_000_000_000,
    1_794_600_000_000,
    'UTC',
    1_794_600_000_000,
    1_794_600_000_000,
    0.5,
    10,
  ];

  it('has an answer for a receipt that is sound', async () => {
    expect(await statusOf(`/api/v1/receipts/${receipt(sound)}`)).toBe(200);
  });

  it('answers a receipt that was made by hand with 200 or a problem, never a fault of its own', async () => {
    const odd = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', '', 'all', 'Mars/Olympus', 'month', '9999d', null, true),
      fc.double(),
      fc.integer(),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: sound.length - 1 }), odd, async (place, value) => {
        const parts = sound.with(place, value as never);
        expect(await statusOf(`/api/v1/receipts/${receipt(parts)}`)).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '/api/v1/figures?metric=deployment-frequency&from=0001-01-01T00:00:00Z&to=9999-12-31T00:00:00Z',
    '/api/v1/figures?metric=availability&at=9999-12-31T00:00:00Z',
    '/api/v1/series?metric=lead-time&by=month&from=1969-01-01T00:00:00Z',
    '/api/v1/figures?metric=lead-time&window=99999d',
    '/api/v1/figures?metric=__proto__',
    '/api/v1/figures?metric=lead-time&service=__proto__',
    '/api/v1/services/constructor',
    '/api/v1/deployments?service=toString',
    '/api/v1/trends?metric=lead-time&to=0',
    '/api/v1/trends?metric=lead-time&from=2026-02-30T00:00:00Z',
    '/api/v1/trends?metric=lead-time&at=2026-11-20T00:00:00Z&at=2026-11-21T00:00:00Z',
    '/api/v1/trends?metric=lead-time&range=100y',
    '/api/v1/trends?metric=lead-time&scope=group:',
    '/api/v1/trends?metric=lead-time&by=quarter',
    '/api/v1/trends?metric=lead-time&from=1971-01-01&to=2026-11-22',
    '/api/v1/services?at=1000000000000000',
    '/api/v1/services/shop/statement?objective=__proto__',
    '/api/v1/services/shop/budget-line?at=0000-01-01T00:00:00Z',
    '/api/v1/strips?days=1e9',
    '/api/v1/episodes?cursor=e30',
    '/api/v1/notes?limit=NaN',
  ])('refuses %s', async (path) => {
    const status = await statusOf(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('does not say back at any length what it was asked', async () => {
    const long = 'x'.repeat(3_000);
    for (const query of [
      `metric=${long}`,
      `metric=availability&objective=${long}`,
      `metric=lead-time&scope=${long}`,
    ]) {
      const { status, body } = await board.send('GET', `/api/v1/trends?${query}`);
      expect(status).toBe(404);
      expect(body.detail?.length).toBeLessThan(600);
    }
  });
});
