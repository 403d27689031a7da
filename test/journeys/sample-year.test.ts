import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NoteShape } from '#shared/api/notes.ts';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { DAY_SECONDS } from '#shared/units.ts';
import { startDemo } from '../../server/demo/start-demo.ts';
import type { RunningServer } from '../../server/start-server.ts';
import { createTestClock } from '../fakes/test-clock.ts';
import { describeInBrowser, expectCount, expectText } from '../harness/browser.ts';

/** A Friday afternoon in Seoul. */
const startMs = Date.parse('2025-11-21T06:10:00Z');
/** A year is written in some seconds; a machine that does other things besides may take longer. */
const YEAR_MS = 180_000;

describeInBrowser('a retro over the sample year', (browser) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'andon-sample-year-'));
  let board: RunningServer;
  beforeAll(async () => {
    board = await startDemo({
      dataDir: join(dataDir, 'sample'),
      listen: { host: '127.0.0.1', port: 0 },
      clock: createTestClock(startMs),
      logger: false,
      say: () => {},
      onError: (error) => {
        throw error;
      },
    });
  }, YEAR_MS);
  afterAll(async () => {
    await board.close();
    rmSync(dataDir, { recursive: true });
  });

  const ask = async (): Promise<TrendsAnswer> => {
    const answer = await fetch(`${board.url}/api/v1/trends?metric=lead-time`);
    expect(answer.status).toBe(200);
    return answer.json();
  };
  const open = (query = '') => browser.open(`${board.url}/trends/lead-time${query}`, { theme: 'light' });
  /** The middle week of the freeze, by its Monday in Seoul. */
  const freeze = ({ lanes }: TrendsAnswer) => lanes.notes.find(({ kind }) => kind === 'known-cause');

  it('believes the shift of July, and says how large it is and that it stayed', async () => {
    const { page, troubles, close } = await open();
    await expectText(page.locator('h1')).toBe('Lead time fell to about 3 days in July and has stayed there');
    const { story, comparisons } = await ask();
    expect(story).toMatchObject({ kind: 'shift', verdict: 'better', went: 'down', stays: true });
    expect(story.since).toMatch(/^2025-07-/);
    expect((story.fromCentre ?? 0) / DAY_SECONDS).toBeCloseTo(5.1, 0);
    expect((story.toCentre ?? 0) / DAY_SECONDS).toBeCloseTo(3.1, 0);
    // Weeks against weeks say what numbers alone do not: two quarters ago is another process, last quarter is not.
    expect(comparisons.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['sprint', 'steady'],
      ['quarter', 'steady'],
      ['two-quarters', 'better'],
    ]);
    await expectText(page.locator('.compare')).toContain('Really better');
    await expectCount(page.locator('.dot-better')).toBe(8);
    await expectText(page.locator('.near-list')).toContain('Regression tests are automated');
    expect(troubles).toEqual([]);
    await close();
  });

  it('takes the odd week of October for what it was: drawn, numbered, and no change', async () => {
    const answer = await ask();
    const note = freeze(answer);
    const signals = answer.main.behaviour.signals.filter(({ from }) => from >= '2025-10-01');
    expect(signals).toMatchObject([{ rule: 'outside', side: 'above', known: true }]);
    expect(note?.at.slice(0, 8)).toBe('2025-10-');
    const { page, close } = await open('?point=2025-W41');
    await expectText(page.locator('.read-out')).toMatch(
      /^Week of 6 Oct: 6\.\dd · limit ≤ 4d \(v3\), outside · usual .+, unusual · .+Stock-taking/,
    );
    await expectText(page.locator('.compare')).toContain('one odd week, cause known');
    await close();
  });

  it('would call the week unusual, and still no shift, where nobody knew its cause', async () => {
    const note = freeze(await ask());
    const post = await fetch(`${board.url}/api/v1/notes/${note?.id}/take-back`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by: 'Lee Min-su', reason: 'to see what the rules say alone' }),
    });
    expect(post.status).toBe(200);
    const { story, main, comparisons } = await ask();
    expect(main.behaviour.signals.filter(({ from }) => from >= '2025-10-01')).toMatchObject([
      { known: false },
    ]);
    expect(story).toMatchObject({ kind: 'shift', verdict: 'better' });
    expect(comparisons[1]).toMatchObject({ verdict: 'steady', reason: { code: 'odd-periods', known: 0 } });
    const again = await fetch(`${board.url}/api/v1/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        at: note?.at,
        until: note?.until,
        kind: note?.kind,
        text: note?.text,
        by: note?.by,
      }),
    });
    expect(((await again.json()) as NoteShape).id).not.toBe(note?.id);
  });

  it('judges each week by the limit of its time', async () => {
    const { main, records } = await ask();
    const complete = main.points.filter(({ partial }) => !partial);
    // What was within seven days in spring is beyond five in summer: nothing is coloured anew.
    const byHand = [7, 5, 4].map((days, at) => {
      const version = at + 1;
      const own = complete.filter(({ judgement }) => judgement.agreementVersion === version);
      return {
        version,
        of: own.length,
        inside: own.filter(({ value }) => (value ?? 0) <= days * DAY_SECONDS).length,
      };
    });
    expect(records.map(({ version, of, inside }) => ({ version, of, inside }))).toEqual(byHand);
    expect(byHand.reduce((sum, { of }) => sum + of, 0)).toBe(complete.length);
    expect(byHand[1]?.inside).toBeLessThan(byHand[1]?.of ?? 0);
    const { page, close } = await open('?lang=ko');
    for (const { of, inside } of byHand)
      await expectText(page.locator('main')).toContain(`${of}주 중 ${inside}주 충족`);
    await expectText(page.locator('h1')).toContain('7월에');
    await close();
  });
});
