type Known<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/**
 * Only what is known: a sender that does not say a thing says nothing of it, and what was said before stays.
 *
 * @example known({ sha: 'abc', version: null }) // { sha: 'abc' }
 */
export const known = <T extends object>(said: T): Known<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Known<T>;
