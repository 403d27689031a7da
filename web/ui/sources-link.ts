/**
 * The way to the sources of one service.
 *
 * @param kept `?lang= &theme=` as they stand in the address
 * @example sourcesLink('work-orders', '?lang=ko') // '/setup/sources?lang=ko&service=work-orders'
 */
export const sourcesLink = (service: string, kept: string): string => {
  const query = new URLSearchParams(kept);
  query.set('service', service);
  return `/setup/sources?${query}`;
};
