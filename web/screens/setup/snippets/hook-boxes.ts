import type { SnippetBox } from './snippet.ts';

/**
 * The lines of `andon.yaml` that let a sender in.
 *
 * @param entry what stands behind the hook's name
 */
export const hookLines = (name: string, entry: string): SnippetBox => ({
  goesTo: 'andon.yaml',
  text: () => `hooks:\n  ${name}: ${entry}`,
});

/** What `andon.yaml` takes from the environment, for what must not stand in it. */
export const variable = (name: string): string => `"\${${name}}"`;

/** Where a hook listens. */
export const hookUrl = (name: string): SnippetBox => ({
  goesTo: 'URL',
  text: ({ origin }) => `${origin}/hooks/${name}`,
});

/** What a sender shows that can set a header: a token of the board is enough, and andon.yaml needs no secret. */
export const bearer: SnippetBox = { goesTo: 'Authorization', text: ({ token }) => `Bearer ${token}` };

/** The token by itself, for tools that keep it. */
export const tokenAlone: SnippetBox = { goesTo: 'andon-token', text: ({ token }) => token };
