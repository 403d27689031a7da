import type { Row } from './sections.ts';

/**
 * The way to the page of a row's service; where it has several objectives, to that one.
 *
 * @param kept what of the address stays in every link
 */
export const serviceLink = ({ service, objective }: Row, kept: string): string => {
  const query = new URLSearchParams(kept);
  if (service.objectives.length > 1) query.set('slo', objective.objective);
  const page = `/s/${encodeURIComponent(service.id)}`;
  return query.size === 0 ? page : `${page}?${query}`;
};
