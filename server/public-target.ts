/**
 * The address of a target as readers and logs may see it: what is put into it to prove who asks stays out.
 * User and password go, and of a query the names stay. An address that is no URL (`host:port`) is itself.
 *
 * @example publicTarget('http://bob:pw@host/metrics?token=x&job=a') // 'http://host/metrics?token=…&job=…'
 */
export function publicTarget(target: string): string {
  if (!URL.canParse(target)) return target;
  const { protocol, host, pathname, searchParams } = new URL(target);
  if (host === '') return target;
  const names = [...new Set(searchParams.keys())].map((name) => `${encodeURIComponent(name)}=…`);
  return `${protocol}//${host}${pathname}${names.length > 0 ? `?${names.join('&')}` : ''}`;
}
