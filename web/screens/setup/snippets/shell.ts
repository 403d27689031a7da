import type { SnippetPlace } from './snippet.ts';

/** The time now, as the API takes it. */
export const now = '$(date -u +%Y-%m-%dT%H:%M:%SZ)';

/** The command line in a folder of Andon; without what npm says of itself, so that what it prints can be kept. */
export const andon = 'npm run --silent andon --';

/** The line by which a shell knows the token. */
export const knowToken = ({ token }: SnippetPlace): string => `export ANDON_TOKEN=${token}`;

interface Call {
  readonly method?: 'POST' | 'PATCH';
  /** Below `/api/v1`. */
  readonly path: string;
  /** Field by field: what it is called, and what the shell puts there. */
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

const isFilledIn = (value: string | number | boolean): value is string =>
  typeof value === 'string' && value.includes('$');

/** The body, with `%s` where the shell fills something in: `printf` needs no quotes within quotes. */
const format = (fields: Call['fields']): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, isFilledIn(value) ? '%s' : value]),
    ),
  );

/**
 * A call of the API, as a shell with `curl` makes it; it tries again where the board is away for a moment.
 *
 * @example tellBoard(place, { path: '/deployments', fields: { id: '$BUILD_TAG' } })
 */
export const tellBoard = ({ origin }: SnippetPlace, { method = 'POST', path, fields }: Call): string =>
  [
    `body=$(printf '${format(fields)}' \\`,
    `  ${Object.values(fields)
      .filter(isFilledIn)
      .map((value) => `"${value}"`)
      .join(' ')})`,
    `curl -sS --fail --retry 5 --retry-connrefused -X ${method} "${origin}/api/v1${path}" \\`,
    `  -H "authorization: Bearer $ANDON_TOKEN" -H 'content-type: application/json' -d "$body"`,
  ].join('\n');

/** Lines further in: `indent('a\nb', 2)` is `'  a\n  b'`. */
export const indent = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
