/** Port 0 of a target means the port that this process was given. */
export function resolveTarget(target: string, ownOrigin: string | null): string {
  if (ownOrigin === null || !URL.canParse(target)) return target;
  const { port, pathname, search } = new URL(target);
  return port === '0' ? new URL(pathname + search, ownOrigin).href : target;
}
