import { DAY_MS, floorMinute, MINUTE_MS, WEEK_MS } from '#shared/units.ts';
import type { Store } from '../store/store.ts';
import { bookTallies, storeEvents } from './book-facts.ts';
import { plantServices } from './plant.ts';
import type { Story } from './story.ts';

/** How far back a sample is filled that was not run for longer. */
const LONGEST_MS = 55 * WEEK_MS;
/** Booked in one transaction. */
const PORTION_MS = DAY_MS;

/** The first minute that is not booked yet. All lines of a minute are booked in one transaction. */
const nextMinuteMs = (store: Store, beginMs: number): number => {
  const heardMs = plantServices.flatMap(({ id, lines }) =>
    lines.flatMap(
      ({ objective }) => store.tallies.lookup(store.tallies.sliId(id, objective)).lastHeardAtMs ?? [],
    ),
  );
  return heardMs.length === 0 ? beginMs : floorMinute(Math.max(...heardMs)) + MINUTE_MS;
};

/**
 * Brings a store from where it stands to the last whole minute. What it books does not depend on how often it
 * was stopped on the way.
 *
 * @param say hears how far it is, after each day
 * @returns the first minute that is not booked, epoch ms
 */
export const fillStore = (
  store: Store,
  story: Story,
  nowMs: number,
  say: (line: string) => void = () => {},
): number => {
  const toMs = floorMinute(nowMs);
  const fromMs = Math.max(nextMinuteMs(store, story.beginMs), toMs - LONGEST_MS);
  if (fromMs >= toMs) return fromMs;
  // Events first: a stop within the tallies then leaves none behind that the next start would not look for.
  storeEvents(store, story, fromMs, toMs);
  for (let portionMs = fromMs; portionMs < toMs; portionMs += PORTION_MS) {
    const endMs = Math.min(toMs, portionMs + PORTION_MS);
    bookTallies(store, story, portionMs, endMs);
    say(`sample data: ${Math.floor(((endMs - fromMs) / (toMs - fromMs)) * 100)} %`);
  }
  return toMs;
};
