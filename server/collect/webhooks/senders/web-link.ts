/**
 * A sender's address as a link that a page may show; null where it leads to no web page, e.g. `javascript:…`.
 *
 * @example webLink('https://ops.example/alerts/7') // 'https://ops.example/alerts/7'
 */
export const webLink = (address: string | null): string | null =>
  address !== null && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : null;
