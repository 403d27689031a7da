import type { State } from '#shared/judgement.ts';
import type { JudgedObjective } from './objectives.ts';

/** Worst first; a limit that nobody agreed on says least. */
const worstFirst: readonly State[] = [
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

/** Heard, but with too few events for a value: any objective that has one says more. */
const isTooYoung = ({ judged }: JudgedObjective): boolean =>
  judged.state === 'nodata' && judged.lastHeardAtMs !== null && judged.nodataSinceMs === null;

const rankOf = (objective: JudgedObjective): number =>
  isTooYoung(objective) ? worstFirst.length : worstFirst.indexOf(objective.judged.state);
const remainingOf = ({ judged }: JudgedObjective): number =>
  judged.budget?.remaining ?? Number.POSITIVE_INFINITY;

/** The objective that stands for its service: the worst state, then the least budget. Null without objectives. */
export const worstObjective = (objectives: readonly JudgedObjective[]): JudgedObjective | null =>
  [...objectives].sort((a, b) => rankOf(a) - rankOf(b) || remainingOf(a) - remainingOf(b))[0] ?? null;

/** Most urgent first: by state, then by how fast the budget goes. */
export const mostUrgentFirst = (a: JudgedObjective, b: JudgedObjective): number =>
  rankOf(a) - rankOf(b) || (b.judged.burnRate5m ?? 0) - (a.judged.burnRate5m ?? 0);
