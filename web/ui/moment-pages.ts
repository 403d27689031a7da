/** Pages that can show a moment of the past; the others show what is now, whatever the address asks. */
const withMoment = [/^\/services\/?$/, /^\/s\/[^/]+(\/budget)?\/?$/, /^\/trends(\/|$)/, /^\/evidence\//];
/** Lists of what happened: they end with a moment instead. */
const withEnd = [/^\/incidents\/?$/, /^\/releases\/?$/];

export const showsMoment = (pathname: string): boolean => withMoment.some((page) => page.test(pathname));

/**
 * The address of what is seen now, as it will show the same later: with the moment it was seen at, where the
 * page knows moments, and with its end, where it lists what happened.
 *
 * @param seenAt RFC 3339, to the second
 */
export const lastingAddress = (href: string, seenAt: string): string => {
  const address = new URL(href);
  const { pathname, searchParams } = address;
  const end = withEnd.some((page) => page.test(pathname)) ? 'to' : null;
  const name = showsMoment(pathname) ? 'at' : end;
  if (name === null || searchParams.get(name)) return address.href;
  searchParams.set(name, seenAt);
  // Colons are allowed in a query, and an address is read by people too.
  address.search = searchParams.toString().replaceAll('%3A', ':');
  return address.href;
};

/** A query without its moment: what it asks for is now. */
export const liveSearch = (search: string): string => {
  const asked = new URLSearchParams(search);
  asked.delete('at');
  const text = asked.toString();
  return text === '' ? '' : `?${text}`;
};
