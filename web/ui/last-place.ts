import type { DeviceMemory } from './device-memory.ts';
import { liveSearch } from './moment-pages.ts';

const NAME = 'andon.place';
const FIRST = '/services';

/** What the navigation leads to; a single receipt or a set-up is nowhere to begin the day. */
const places = /^\/(services|s\/[^/]+(\/budget)?|trends\/[^/]+|incidents|releases)\/?$/;

/** Remembers where the reader is, as it looks now and not at a moment of the past. */
export const rememberPlace = (memory: DeviceMemory, pathname: string, search: string): void => {
  if (places.test(pathname)) memory.write(NAME, `${pathname}${liveSearch(search)}`);
};

/**
 * Where `/` leads on this device: the last place used, else the services.
 *
 * @param search of the address that was opened; what it says goes before what is remembered
 */
export const firstPlace = (memory: DeviceMemory, search: string): string => {
  const [pathname = '', kept = ''] = (memory.read(NAME) ?? '').split('?', 2);
  if (!places.test(pathname)) return `${FIRST}${search}`;
  const query = new URLSearchParams(kept);
  for (const [name, value] of new URLSearchParams(search)) query.set(name, value);
  return query.size === 0 ? pathname : `${pathname}?${query}`;
};
