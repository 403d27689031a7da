import type { Asked } from '../api/api.ts';

/**
 * What the address of a page of events asks of the server; what means nothing there is passed over.
 *
 * @param toggle the switch of the page
 * @example askedEvents(new URLSearchParams('service=shop&failed=1&lang=ko'), 'failed') // { service: 'shop', failed: 'true', … }
 */
export const askedEvents = (search: URLSearchParams, toggle: string): Asked => ({
  service: search.get('service') || null,
  from: search.get('from') || null,
  to: search.get('to') || null,
  [toggle]: search.get(toggle) === '1' ? 'true' : null,
  cursor: search.get('cursor') || null,
});
