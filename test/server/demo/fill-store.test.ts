import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '#shared/units.ts';
import { fillStore } from '../../../server/demo/fill-store.ts';
import { plantServices } from '../../../server/demo/plant.ts';
import { weekStartMs } from '../../../server/demo/plant-calendar.ts';
import type { Story } from '../../../server/demo/story.ts';
import { openStore } from '../../../server/store/open-store.ts';
import type { Store } from '../../../server/store/store.ts';
import { story as year } from './sample-facts.ts';

/** The last two weeks of the year alone: the same facts, sooner made. */
const story: Story = { ...year, beginMs: weekStartMs(year.anchorMs) - WEEK_MS };
const { anchorMs } = story;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const lines = plantServices.flatMap(({ id, lines: own }) =>
  own.map(({ objective }) => [id, objective] as const),
);
const everything = { service: null, fromMs: null, toMs: null, limit: 1_000, cursor: null };

const factsOf = (store: Store, toMs: number) => ({
  tallies: lines.map(([service, objective]) => {
    const tallies = store.tallies.lookup(store.tallies.sliId(service, objective));
    const { firstMinuteMs, lastHeardAtMs } = tallies;
    return { service, objective, firstMinuteMs, lastHeardAtMs, ...tallies.minutes(story.beginMs, toMs) };
  }),
  deployments: store.deployments.list(everything).items,
  changes: store.deployments.facts(null, ['production']).changes.toSorted((a, b) => (a.sha < b.sha ? -1 : 1)),
  incidents: store.incidents.all(null),
});

/** The facts of a sample that was started at each of these times, and stopped in between. */
const startedAt = (startsMs: readonly number[]) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'andon-demo-'));
  folders.push(dataDir);
  for (const startMs of startsMs) {
    const store = openStore({ dataDir, nowMs: () => startMs });
    fillStore(store, story, startMs);
    store.close();
  }
  const endMs = startsMs.at(-1) ?? 0;
  const store = openStore({ dataDir, nowMs: () => endMs });
  const facts = factsOf(store, endMs);
  store.close();
  return facts;
};

describe('filling the sample', () => {
  it('leaves no seam where it was stopped, once or often, in the middle of an incident too', () => {
    const endMs = anchorMs + 5 * DAY_MS;
    const through = startedAt([endMs]);
    const stopped = startedAt([
      anchorMs,
      anchorMs + 20_000,
      anchorMs + 7 * MINUTE_MS + 1,
      anchorMs + 46 * MINUTE_MS,
      anchorMs + 30 * HOUR_MS,
      endMs,
    ]);
    expect(stopped).toEqual(through);
    expect(through.incidents.length).toBeGreaterThan(2);
  });

  it('knows an incident as open while it runs and as restored afterwards', () => {
    const resolvedAt = (startsMs: number[]) =>
      startedAt(startsMs).incidents.find(({ id }) => id === 'INC-140')?.resolvedAtMs;
    expect(resolvedAt([anchorMs])).toBeNull();
    expect(resolvedAt([anchorMs, anchorMs + HOUR_MS])).toBe(anchorMs + 45 * MINUTE_MS);
  });

  it('hears nothing from the service that fell silent, and hears it again later', () => {
    const heardAt = (startsMs: number[]) =>
      startedAt(startsMs).tallies.find(({ service }) => service === 'shift-reports')?.lastHeardAtMs;
    expect(heardAt([anchorMs])).toBe(anchorMs - 21 * MINUTE_MS);
    expect(heardAt([anchorMs, anchorMs + HOUR_MS])).toBe(anchorMs + 59 * MINUTE_MS);
  });
});
