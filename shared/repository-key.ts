/** Looked at from its end: a pattern would look at each run of slashes as often as it is long. */
function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

/**
 * One spelling for all addresses of a repository: host and path, in lower case, without scheme, user, port and `.git`. A
 * path on this machine stays as it is, but for that end.
 *
 * @example repositoryKey('git@github.com:Acme/Orders.git') // 'github.com/acme/orders'
 * @example repositoryKey('https://user@github.com/acme/orders/') // 'github.com/acme/orders'
 */
export function repositoryKey(address: string): string {
  const trimmed = withoutSlashes(address.trim()).replace(/\.git$/i, '');
  const remote =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/]*@)?([^/:@]+)(?::\d+)?\/(.+)$/i.exec(trimmed) ??
    /^(?:[^@/]+@)([^/:]+):(?!\/)(.+)$/.exec(trimmed);
  return remote === null ? trimmed : `${remote[1]}/${remote[2]}`.toLowerCase();
}
