/**
 * An address of a repository without the name and password that may stand in it; other forms stay as they are.
 *
 * @example withoutCredentials('https://ci:t0ken@git.example/acme/orders.git') // 'https://git.example/acme/orders.git'
 */
export function withoutCredentials(address: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)@(.*)$/is.exec(address);
  if (parts === null) return address;
  const [, scheme = '', opens = '', place = ''] = parts;
  // In ssh://git@host the name is part of the address and no secret.
  const name = scheme.toLowerCase() === 'ssh://' ? `${opens.split(':')[0]}@` : '';
  return `${scheme}${name}${place}`;
}

/** Whether it is a place on a machine and no address. */
const isPlace = (repository: string): boolean => /^(\.{0,2}\/|~|[a-z]:[\\/]|\\\\|file:)/i.test(repository);

/**
 * A repository as anybody may see it: its address without credentials; of a path on the machine of the board the last
 * part, since where things lie there is nobody's business.
 *
 * @example shownRepository('/srv/git/orders.git') // 'orders'
 */
export function shownRepository(repository: string): string {
  if (!isPlace(repository)) return withoutCredentials(repository);
  const name = repository.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  return name.replace(/\.git$/i, '');
}
