const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

/**
 * The address that a phone opens for a service: below `publicUrl`, or below the address of this page. Null
 * where that is a loopback address, which no phone can reach.
 */
export const serviceLink = (
  publicUrl: string | null,
  pageOrigin: string,
  serviceId: string,
): string | null => {
  const base = publicUrl ?? (isLoopback(new URL(pageOrigin).hostname) ? null : pageOrigin);
  return base === null ? null : `${base.replace(/\/+$/, '')}/s/${encodeURIComponent(serviceId)}`;
};
