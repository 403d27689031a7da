import { createAnswerBook } from '../answer-book.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { Intake } from './intake.ts';

/** Books whether the page could be read: reachability. */
export function createUpIntake(
  { store }: Pick<CollectDeps, 'store'>,
  sliId: number,
  intervalSeconds: number,
): Intake {
  const book = createAnswerBook(store, sliId, intervalSeconds);
  return {
    take(_, at) {
      book(true, at);
      return { seriesCount: null, badCount: null, observedCount: null, warnings: [] };
    },
    miss: (at) => book(false, at),
  };
}
