const KEY = 'andon:reloaded-for';

/**
 * Whether this page should load itself again: the server runs another build, and that was not tried before.
 * Remembering the build that was reloaded for keeps a page from going round in circles behind a stale cache.
 * @param own the build of this page
 * @param served what the server said; null before it spoke
 */
export const shouldReload = (own: string, served: string | null, memory: Storage): boolean => {
  if (served === null || served === own || memory.getItem(KEY) === served) return false;
  memory.setItem(KEY, served);
  return true;
};
