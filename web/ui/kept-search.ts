const kept = ['lang', 'theme', 'at'] as const;

/** The part of an address's query that follows the reader from page to page: `?lang=ko`, or nothing. */
export const keptSearch = (search: string): string => {
  const asked = new URLSearchParams(search);
  const found = new URLSearchParams();
  for (const name of kept) {
    const value = asked.get(name);
    if (value) found.set(name, value);
  }
  const text = found.toString();
  return text === '' ? '' : `?${text}`;
};
