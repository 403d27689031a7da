import { Problem } from '#shared/problems.ts';
import type { Clock } from './clock.ts';
import type { Board } from './compute/board.ts';

const PACK_MS = 10 * 60_000;

/**
 * Reads the deliveries ahead of the first question, and packs them now and then, so that the next start need not read
 * every row. Returns what ends it.
 */
export function keepDeliveries(
  board: Pick<Board, 'prepareDeliveries' | 'packDeliveries' | 'close'>,
  clock: Clock,
  onError: (error: unknown) => void,
): () => void {
  let cancel = (): void => {};
  let isOver = false;
  const keep = async (): Promise<void> => {
    try {
      await board.prepareDeliveries('all');
      await board.packDeliveries();
    } catch (error) {
      // The board is being closed.
      if (!(error instanceof Problem)) onError(error);
    }
    if (!isOver) cancel = clock.after(PACK_MS, () => void keep());
  };
  void keep();
  return () => {
    isOver = true;
    cancel();
    board.close();
  };
}
