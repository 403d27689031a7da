import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import type { State } from '#shared/judgement.ts';

const order: readonly State[] = [
  'burning',
  'fast',
  'nodata',
  'debt',
  'outside',
  'near',
  'paused',
  'met',
  'none',
];

/** The objective that stands for its service: the worst state, then the least budget; null without any. */
export const worstObjective = (objectives: readonly ObjectiveAnswer[]): ObjectiveAnswer | null => {
  const sorted = [...objectives].sort(
    (one, other) =>
      order.indexOf(one.state) - order.indexOf(other.state) ||
      (one.budget?.remaining ?? 1) - (other.budget?.remaining ?? 1),
  );
  return sorted[0] ?? null;
};
