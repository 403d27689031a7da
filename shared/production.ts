/** SQLite's `NOCASE`, by which the store compares: it knows the capitals of ASCII alone. */
const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * Whether an environment is one of those that count as production, in whatever capitals either is written.
 *
 * @example isProduction('Production', ['production', 'live']) // true
 */
export const isProduction = (environment: string, production: readonly string[]): boolean =>
  production.some((name) => folded(name) === folded(environment));
