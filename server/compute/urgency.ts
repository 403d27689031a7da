import { worstFirst } from '#shared/judgement.ts';
import type { JudgedObjective } from './objectives.ts';

const rankOf = ({ judged }: JudgedObjective): number => worstFirst.indexOf(judged.state);
const remainingOf = ({ judged }: JudgedObjective): number =>
  judged.budget?.remaining ?? Number.POSITIVE_INFINITY;

/** The objective that stands for its service: the worst state, then the least budget. Null without objectives. */
export const worstObjective = (objectives: readonly JudgedObjective[]): JudgedObjective | null =>
  [...objectives].sort((a, b) => rankOf(a) - rankOf(b) || remainingOf(a) - remainingOf(b))[0] ?? null;

/** Most urgent first: by state, then by how fast the budget goes. */
export const mostUrgentFirst = (a: JudgedObjective, b: JudgedObjective): number =>
  rankOf(a) - rankOf(b) || (b.judged.burnRate5m ?? 0) - (a.judged.burnRate5m ?? 0);
