import type { DeploymentKey } from '#shared/facts.ts';

const path = (...parts: readonly string[]): string => `/${parts.map(encodeURIComponent).join('/')}`;

/** @param kept `?lang= &theme=` as they stand in the address */
export const releaseLink = ({ service, environment, id }: DeploymentKey, kept: string): string =>
  `${path('releases', service, environment, id)}${kept}`;

export const incidentLink = (
  { service, id }: { readonly service: string; readonly id: string },
  kept: string,
): string => `${path('incidents', service, id)}${kept}`;

/** A page with its query: what is null stays out, and what was kept stays in. */
export const pageLink = (
  page: string,
  asked: Readonly<Record<string, string | null>>,
  kept: string,
): string => {
  const query = new URLSearchParams(kept);
  for (const [name, value] of Object.entries(asked)) if (value !== null) query.set(name, value);
  return query.size === 0 ? page : `${page}?${query}`;
};

/** The events behind a figure. `evidenceLink('lead-time', { service: 'shop', window: '28d' }, '')` */
export const evidenceLink = (
  metric: string,
  asked: Readonly<Record<string, string | null>>,
  kept: string,
): string => pageLink(path('evidence', metric), asked, kept);
