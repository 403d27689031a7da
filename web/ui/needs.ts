import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { ServicesAnswer } from '../api/answers.ts';

/** Silence of this length needs someone: it is not health. */
const SILENCE_MS = 30 * MINUTE_MS;

/** Whether an objective needs someone now: it burns, or has been silent for half an hour. */
export const needsSomeone = (objective: ObjectiveAnswer, nowMs: number): boolean => {
  if (objective.state === 'burning' || objective.state === 'fast') return true;
  if (objective.state !== 'nodata' || objective.nodataSince === null) return false;
  return nowMs - Date.parse(objective.nodataSince) >= SILENCE_MS;
};

/** How many services need someone. */
export const countNeeds = (services: ServicesAnswer['items'], nowMs: number): number =>
  services.filter(({ objectives }) => objectives.some((objective) => needsSomeone(objective, nowMs))).length;
