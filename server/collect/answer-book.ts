import type { Store } from '../store/store.ts';
import { bookAnswer } from './book-answer.ts';
import { type Moment, onPresentWall } from './moment.ts';

/**
 * Makes what books each attempt of an objective that counts the attempts themselves (`up` and probes): as a tally,
 * and as having been heard.
 */
export function createAnswerBook(
  { tallies }: Pick<Store, 'tallies'>,
  sliId: number,
  intervalSeconds: number,
): (answered: boolean, at: Moment) => void {
  let previous: Moment | null = null;
  return (answered, at) => {
    const previousAtMs = previous === null ? null : onPresentWall(previous, at);
    previous = at;
    tallies.add(bookAnswer({ sliId, atMs: at.atMs, answered, previousAtMs, intervalSeconds }));
    tallies.heard(sliId, at.atMs);
  };
}
