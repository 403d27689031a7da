import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { WallAnswer } from '#shared/api/wall.ts';
import { DAY_MS, MINUTE_MS } from '#shared/units.ts';
import { createDemoConfig } from '../../../server/demo/demo-config.ts';
import { startDemo } from '../../../server/demo/start-demo.ts';
import { startServer } from '../../../server/start-server.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { createTestClock } from '../../fakes/test-clock.ts';
import { andonProcess, createFolder } from '../cli/andon.ts';
import { FIRST_START_MS } from './sample-facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'andon-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A year is written in some seconds; a machine that does other things besides may take longer. */
const WHOLE_YEAR_LIMIT_MS = 120_000;
const listen = { host: '127.0.0.1', port: 0 };
const clock = createTestClock(FIRST_START_MS);
const failures: unknown[] = [];
const start = (dataDir: string) =>
  startDemo({
    dataDir,
    listen,
    clock,
    logger: false,
    say: () => {},
    onError: (error) => failures.push(error),
  });

const readWall = async (url: string): Promise<WallAnswer> => {
  const answer = await fetch(`${url}/api/v1/wall`);
  expect(answer.status).toBe(200);
  return answer.json();
};
const objectiveOf = ({ services }: WallAnswer, id: string) =>
  services.find((service) => service.id === id)?.objective ?? null;
const remainingOf = (wall: WallAnswer, id: string): number =>
  objectiveOf(wall, id)?.budget?.remaining ?? Number.NaN;

describe('the demo', () => {
  it(
    'opens with a wall worth judging, lives on, and is continued',
    async () => {
      const dataDir = join(folder, 'sample');
      const first = await start(dataDir);
      const opened = await readWall(first.url);
      expect(opened.sample).toBe(true);
      expect(opened.services.map(({ name }) => name.ko)).toContain('근무조 리포트');
      expect(opened.problems).toEqual(['work-orders']);
      expect(objectiveOf(opened, 'work-orders')).toMatchObject({
        state: 'burning',
        since: new Date(FIRST_START_MS - 10_000 - 88 * MINUTE_MS).toISOString(),
      });
      expect(opened.services[0]?.releaseBefore?.beforeSeconds).toBe(4 * 60);
      expect(opened.services[0]?.failingRatio).toBeCloseTo(0.4, 1);
      expect(remainingOf(opened, 'work-orders')).toBeCloseTo(-0.18, 1);

      const debt = objectiveOf(opened, 'erp-sync');
      expect(debt?.state).toBe('debt');
      expect(Date.parse(debt?.backInsideAt ?? '')).toBeGreaterThan(FIRST_START_MS + DAY_MS);
      expect(remainingOf(opened, 'shipping')).toBeCloseTo(0.38, 1);
      expect(objectiveOf(opened, 'shift-reports')?.state).toBe('nodata');
      expect(opened.reporting).toEqual({ heard: 9, of: 10 });
      expect(opened.deliveries.map(({ trend }) => trend.verdict)).toEqual([
        'better',
        'better',
        'steady',
        'steady',
      ]);

      await clock.advance(15 * MINUTE_MS);
      expect((await readWall(first.url)).problems).toEqual(['work-orders', 'shift-reports']);
      await first.close();
      expect(clock.pendingCount()).toBe(0);

      await clock.advance(50 * MINUTE_MS);
      const second = await start(dataDir);
      const later = await readWall(second.url);
      expect(later.services[0]?.failingRatio).toBeLessThan(0.01);
      expect(objectiveOf(later, 'shift-reports')?.state).toBe('met');
      expect(later.agreement).toEqual(opened.agreement);
      expect(later.notices).toEqual([]);
      await second.close();
      expect(failures).toEqual([]);
    },
    WHOLE_YEAR_LIMIT_MS,
  );

  it('never writes into a folder that holds real data', async () => {
    const dataDir = join(folder, 'real');
    openStore({ dataDir, nowMs: clock.nowMs }).close();
    await expect(start(dataDir)).rejects.toThrow(/holds real data/);
    expect(existsSync(join(dataDir, 'andon-demo.json'))).toBe(false);
  });

  it('is never served as if it were real', async () => {
    const config = createDemoConfig({ listen, dataDir: join(folder, 'sample'), anchorMs: FIRST_START_MS });
    await expect(startServer({ config, file: null, clock, logger: false })).rejects.toThrow(/sample data/);
  });

  it('says on the command line why it does not start', async () => {
    const here = createFolder();
    const made = await andonProcess(here, ['token', 'create', '--name', 'ci', '--scopes', 'tallies']);
    expect(made.code).toBe(0);
    const refused = await andonProcess(here, ['demo', '--data-dir', 'data', '--listen', '127.0.0.1:0']);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^andon: The folder .*data holds real data: .*\n$/);
    const wrong = await andonProcess(here, ['demo', '--listen', 'nowhere']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('--listen: "nowhere" is not an address');
    expect(existsSync(join(here, 'andon-demo'))).toBe(false);
  });
});
