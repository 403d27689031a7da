import type { ServicesAnswer } from '../api/answers.ts';

/** How many services need someone. */
export const countNeeds = (services: ServicesAnswer['items']): number =>
  services.filter(({ objectives }) => objectives.some(({ needsSomeone }) => needsSomeone)).length;
