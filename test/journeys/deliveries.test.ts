import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectText, type Screen } from '../harness/browser.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: work-orders, name: { en: Work orders, ko: 작업지시 }, owner: MES team }
agreement:
  signedBy: [development, operations]
  metrics:
    lead-time: { atMost: 4d, window: 28d }
    deployment-frequency: { atLeast: 1/week, window: 28d }
    change-failure-rate: { atMost: 15%, window: 90d }
    time-to-restore: { atMost: 60m, window: 90d }
`;

describeInBrowser('deliveries posted by a pipeline reach the open wall', (browser) => {
  let board: TestBoard;
  let screen: Screen;
  let loads = 0;

  beforeAll(async () => {
    // Wednesday 19 November, 15:00 in Seoul.
    board = await startTestBoard({ yaml, startAt: '2025-11-19T06:00:00Z' });
    screen = await browser.open(`${board.url}/wall`);
    screen.page.on('load', () => {
      loads += 1;
    });
  });
  afterAll(async () => {
    await screen.close();
    await board.close();
  });

  const delivery = (title: string) =>
    screen.page.locator('.delivery', { has: screen.page.getByRole('heading', { name: title, exact: true }) });
  /** As one `curl` does it, and then two seconds. */
  const send = async (method: string, path: string, body: unknown): Promise<void> => {
    const { status } = await board.send(method, `/api/v1${path}`, body);
    expect([200, 201]).toContain(status);
    await board.clock.advance(2_000);
  };

  it('says of each figure why it has none, before the first delivery', async () => {
    await expectText(delivery('Releases')).toContain('no deployments yet');
    await expectText(delivery('Lead time')).toContain('no changes deployed yet');
    await expectText(delivery('Failed releases')).toContain('no deployments yet');
    await expectText(delivery('Time to restore')).toContain('no incidents');
    await expectText(screen.page.locator('.foot')).toContain('No releases recorded yet');
  });

  it('a deployment: the last release and the frequency change', async () => {
    const changes = [{ sha: 'a1', committedAt: '2025-11-10T01:00:00Z' }];
    await send('POST', '/deployments', {
      service: 'work-orders',
      id: '2025.11.3',
      version: '2025.11.3',
      finishedAt: '2025-11-11T04:30:00Z',
      changes,
    });
    await expectText(screen.page.locator('.foot')).toContain(
      'Last release Work orders 2025.11.3 Tue 11 Nov, 13:30',
    );
    // One deployment in the one complete week since the first, 10 to 16 November; it is the baseline of lead times.
    await expectText(delivery('Releases').locator('.delivery-value')).toBe('1 /week');
    await expectText(delivery('Releases').locator('.delivery-limit')).toContain('agreed ≥ 1/week');
    await expectText(delivery('Lead time')).toContain('no changes deployed yet');
    await expectText(delivery('Failed releases').locator('.delivery-value')).toBe('0 %');
  });

  it('a second one with two changes: lead time is their median', async () => {
    // Committed 30 h and 42 h before it finished: 36 h, the mean of the two.
    await send('POST', '/deployments', {
      service: 'work-orders',
      id: '2025.11.4',
      version: '2025.11.4',
      finishedAt: '2025-11-18T04:00:00Z',
      changes: [
        { sha: 'b1', committedAt: '2025-11-16T22:00:00Z' },
        { sha: 'b2', committedAt: '2025-11-16T10:00:00Z' },
      ],
    });
    await expectText(screen.page.locator('.foot')).toContain(
      'Last release Work orders 2025.11.4 Tue 18 Nov, 13:00',
    );
    await expectText(delivery('Lead time').locator('.delivery-value')).toBe('36 h');
  });

  it('an incident: the second release failed, and the time to restore is not known yet', async () => {
    const incident = { service: 'work-orders', id: '31', title: 'Orders are stuck', severity: 2 };
    // 24 minutes after the second release went out, and open for 25 h 36 min.
    await send('POST', '/incidents', { ...incident, startedAt: '2025-11-18T04:24:00Z' });
    // One of the two deployments that have settled: 13:00 yesterday is 26 h ago.
    await expectText(delivery('Failed releases').locator('.delivery-value')).toBe('50 %');
    await expectText(delivery('Failed releases').locator('.delivery-limit')).toContain(
      'agreed ≤ 15% · outside',
    );
    await expectText(delivery('Time to restore')).toContain('not yet restored');
  });

  it('its end: the time to restore', async () => {
    await send('PATCH', '/incidents/31', { resolvedAt: '2025-11-18T05:09:00Z' });
    // 04:24 to 05:09
    await expectText(delivery('Time to restore').locator('.delivery-value')).toBe('45 min');
    await expectText(delivery('Time to restore').locator('.delivery-limit')).toBe('agreed ≤ 60 min');
  });

  it('without a reload and without an error', () => {
    expect(loads).toBe(0);
    expect(screen.troubles).toEqual([]);
  });
});
