import { MINUTE_MS } from '#shared/units.ts';

const STEP_MS = 3 * MINUTE_MS;
/** Eight places on a square of ±4 px, each next to the one before. */
const path = [
  [-4, -4],
  [0, -4],
  [4, -4],
  [4, 0],
  [4, 4],
  [0, 4],
  [-4, 4],
  [-4, 0],
] as const;

/** Where the whole wall stands now, in px: a step every three minutes spares the screen and is not noticed. */
export const shiftAt = (nowMs: number): readonly [number, number] =>
  path[Math.floor(nowMs / STEP_MS) % path.length] ?? [0, 0];
