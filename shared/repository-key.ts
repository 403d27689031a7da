/**
 * One spelling for all addresses of a repository: host and path, in lower case, without scheme, user, port of ssh and
 * `.git`. A path on this machine stays as it is.
 *
 * @example repositoryKey('git@github.com:Acme/Orders.git') // 'github.com/acme/orders'
 * @example repositoryKey('https://user@github.com/acme/orders/') // 'github.com/acme/orders'
 */
export function repositoryKey(address: string): string {
  const trimmed = address
    .trim()
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');
  const remote =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/i.exec(trimmed) ??
    /^(?:[^@/]+@)([^/:]+):(?!\/)(.+)$/.exec(trimmed);
  return remote === null ? trimmed : `${remote[1]}/${remote[2]}`.toLowerCase();
}
