import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from './board.ts';
import { push, talliesBetween } from './traffic.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: orders, name: { en: Work orders, ko: 작업지시 }, owner: MES team, group: line-1, dependsOn: [erp], objectives: [{ id: availability, push: {} }] }
  - { id: erp, name: { en: ERP sync, ko: ERP 연동 }, owner: ERP team, objectives: [{ id: availability, push: {} }] }
  - { id: labels, name: { en: Labels, ko: 라벨 }, group: line-1, objectives: [{ id: availability, push: {} }] }
  - { id: press, name: { en: Press data, ko: 프레스 }, objectives: [{ id: availability, push: {} }] }
  - { id: reports, name: { en: Shift reports, ko: 근무조 리포트 }, objectives: [{ id: availability, push: {} }] }
agreement:
  signedBy: [development]
  metrics:
    availability: { target: 99.9%, window: 30d }
    lead-time: { atMost: 4d, window: 28d }
    deployment-frequency: { atLeast: 3/week, window: 28d }
    change-failure-rate: { atMost: 15%, window: 90d }
    time-to-restore: { atMost: 60m, window: 90d }
`;

/** 15:00 in Seoul, a Friday. */
export const plantStart = '2025-11-21T06:00:00Z';
const startMs = Date.parse(plantStart);
const at = (agoMs: number): string => new Date(startMs - agoMs).toISOString();

/** One burns, one pays back, one is close, one is as agreed, and one has never been heard. */
async function sendTallies(board: TestBoard): Promise<void> {
  const month = (service: string) =>
    talliesBetween({ service, total: 10_000 }, startMs - 31 * DAY_MS, startMs, HOUR_MS);
  const once = (service: string, agoMs: number, total: number, bad: number) =>
    talliesBetween({ service, total, bad }, startMs - agoMs, startMs - agoMs + 1);
  await push(board, [
    ...['orders', 'erp', 'labels', 'press'].flatMap(month),
    // 720 hours of 10 000 and what was last allow about 7 300 to fail.
    ...once('orders', 0, 100_000, 10_000),
    ...once('erp', 10 * DAY_MS, 10_000, 8_000),
    ...once('erp', 0, 100_000, 0),
    ...once('labels', 10 * DAY_MS, 10_000, 6_500),
    ...once('labels', 0, 100_000, 0),
    ...once('press', 0, 100_000, 0),
  ]);
}

/** Twenty weeks of releases of one service, each with a change that took five days. */
async function sendReleases(board: TestBoard): Promise<void> {
  for (let week = 1; week <= 20; week += 1)
    await board.send('POST', '/api/v1/deployments', {
      service: 'press',
      id: `r${week}`,
      version: `2025.${48 - week}`,
      finishedAt: at(week * 7 * DAY_MS),
      automated: true,
      changes: [{ sha: `c${week}`, committedAt: at((week * 7 + 5) * DAY_MS), message: `Part ${week}` }],
    });
  await board.send('POST', '/api/v1/deployments', {
    service: 'orders',
    id: 'o1',
    version: '2025.11.4',
    finishedAt: at(20 * MINUTE_MS),
  });
}

const sendIncident = (board: TestBoard, id: string, agoMs: number, lengthMs: number | null) =>
  board.send('POST', '/api/v1/incidents', {
    service: 'press',
    id,
    title: 'Press 4 sends no counts',
    severity: 2,
    startedAt: at(agoMs),
    ...(lengthMs === null ? {} : { resolvedAt: at(agoMs - lengthMs) }),
  });

/** A board of a plant where something is in every state, with half a year of releases and two incidents. */
export async function startPlantBoard(): Promise<TestBoard> {
  const board = await startTestBoard({ yaml, startAt: plantStart });
  await sendTallies(board);
  await sendReleases(board);
  await sendIncident(board, '1', 14 * DAY_MS - HOUR_MS, 2 * HOUR_MS);
  await sendIncident(board, '2', 40 * DAY_MS, 35 * MINUTE_MS);
  await board.clock.advance(1_000);
  return board;
}
