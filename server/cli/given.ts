/** What is given, without the fields that are not: the API tells an absent field from one that holds nothing. */
export const given = <T extends object>(
  fields: {
    readonly [K in keyof T]?: T[K] | null | undefined;
  },
): Partial<T> => {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  // What was left out is what `Partial` says may be absent.
  return Object.fromEntries(known) as Partial<T>;
};
