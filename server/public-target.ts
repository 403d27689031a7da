/**
 * The address of a target as readers and logs may see it: what is put into it to prove who asks stays out.
 * User and password go, and of a query the names stay; also where an address is no URL (`host:port`), or some other
 * text that looks like one.
 *
 * @example publicTarget('http://bob:pw@host/metrics?token=x&job=a') // 'http://host/metrics?token=…&job=…'
 */
export function publicTarget(target: string): string {
  if (!URL.canParse(target)) return withoutProof(target);
  const { protocol, host, pathname, searchParams } = new URL(target);
  if (host === '') return withoutProof(target);
  const names = [...new Set(searchParams.keys())].map((name) => `${encodeURIComponent(name)}=…`);
  return `${protocol}//${host}${pathname}${names.length > 0 ? `?${names.join('&')}` : ''}`;
}

/** `bob:pw@host:9100` is no URL, or one of the scheme `bob:`, and yet holds a password. */
const withoutProof = (address: string): string =>
  address.replace(/^\S*:\S*@/, '').replace(/([?&][^?&=\s]+)=[^&\s]*/g, '$1=…');
