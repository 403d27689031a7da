import { MINUTE_MS } from '#shared/units.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { fillStore } from './fill-store.ts';
import type { Story } from './story.ts';

/** So long after the end of a minute it is booked. */
const DELAY_MS = 500;

/** Books each minute as it ends, from where the store stands. Returns what ends it. */
export const feedStore = (
  store: Store,
  story: Story,
  clock: Clock,
  onError: (error: unknown) => void,
): (() => void) => {
  let cancel = (): void => {};
  const wait = (): void => {
    cancel = clock.after(MINUTE_MS - (clock.nowMs() % MINUTE_MS) + DELAY_MS, book);
  };
  const book = (): void => {
    try {
      fillStore(store, story, clock.nowMs());
    } catch (error) {
      onError(error);
    }
    wait();
  };
  wait();
  return () => cancel();
};
