/** An address's query with some of it changed: null takes a parameter away. Empty where nothing is left. */
export const withParams = (
  search: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): string => {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes))
    if (value === null) next.delete(name);
    else next.set(name, value);
  return next.size === 0 ? '' : `?${next}`;
};
