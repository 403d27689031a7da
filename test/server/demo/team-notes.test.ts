import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, WEEK_MS } from '#shared/units.ts';
import { storeEvents } from '../../../server/demo/book-facts.ts';
import { weekStartMs } from '../../../server/demo/plant-calendar.ts';
import { teamNotes } from '../../../server/demo/team-notes.ts';
import { openStore } from '../../../server/store/open-store.ts';
import type { Store } from '../../../server/store/store.ts';
import { FIRST_START_MS, story } from './sample-facts.ts';

describe('the notes of the sample team', () => {
  let folder = '';
  let store: Store;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andon-team-notes-'));
    store = openStore({ dataDir: folder, nowMs: () => FIRST_START_MS });
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  const tell = (fromMs: number, toMs: number) => storeEvents(store, story, fromMs, toMs);

  it('say what was changed where lead time fell, and what the odd week was', () => {
    const [tests, weekly, freeze] = teamNotes(story).map(({ note }) => note);
    const thisWeekMs = weekStartMs(FIRST_START_MS);
    expect(weekly?.atMs).toBe(thisWeekMs - 18 * WEEK_MS);
    expect((weekly?.atMs ?? 0) - (tests?.atMs ?? 0)).toBe(6 * DAY_MS);
    expect(freeze).toMatchObject({ kind: 'known-cause', atMs: thisWeekMs - 6 * WEEK_MS });
  });

  it('are written once, however often the sample is filled', () => {
    tell(story.beginMs, FIRST_START_MS);
    tell(story.beginMs, FIRST_START_MS);
    tell(FIRST_START_MS, FIRST_START_MS + DAY_MS);
    expect(store.notes.all()).toHaveLength(3);
    expect(store.notes.all()[0]?.beliefs.map(({ by }) => by)).toEqual(['Kim Ji-ho', 'Park Seo-yeon']);
  });

  it('are not written before their time', () => {
    tell(story.beginMs, FIRST_START_MS - 10 * WEEK_MS);
    expect(store.notes.all().map(({ kind }) => kind)).toEqual(['change', 'change']);
  });
});
