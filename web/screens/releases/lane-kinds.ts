import type { StripLane } from '#shared/api/releases.ts';
import { type LaneMark, laneMarks } from '../../charts/lane-marks.ts';

const order: readonly LaneMark['kind'][] = ['went', 'many', 'kept', 'failed', 'missed', 'due'];

/** The marks that stand on any of the lanes, in the order of their key. */
export const laneKinds = (lanes: readonly StripLane[]): LaneMark['kind'][] => {
  const shown = new Set(
    lanes.flatMap((lane) => laneMarks(lane, 0, 1, Number.POSITIVE_INFINITY).map(({ kind }) => kind)),
  );
  // Days beside each other are one mark where a lane is narrow.
  if (lanes.some(({ days }) => days.length > 1)) shown.add('many');
  return order.filter((kind) => shown.has(kind));
};
