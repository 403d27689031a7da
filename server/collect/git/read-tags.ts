import { SECOND_MS } from '#shared/units.ts';
import type { Git } from './run-git.ts';

/** A tag and the object it was put on, which may be another tag. */
export interface Tag {
  readonly name: string;
  /** When an annotated tag was made; null for a lightweight one, whose time is its commit's. */
  readonly taggedAtMs: number | null;
}

/** Tags whose whole name matches the pattern of `git tag --list`; `*` for all of them. */
export const readTags = async (git: Git, pattern: string): Promise<Tag[]> => {
  const format = '--format=%(refname:strip=2)%00%(taggerdate:unix)';
  const tags: Tag[] = [];
  for await (const line of git.lines(['tag', '--list', '--no-column', format, '--', pattern])) {
    const [name = '', seconds = ''] = line.split('\0');
    tags.push({ name, taggedAtMs: seconds === '' ? null : Number(seconds) * SECOND_MS });
  }
  return tags;
};

/** The commit behind each tag, by the tag's name. Tags on files or folders are not in it. */
export const readTagCommits = async (git: Git, tags: readonly Tag[]): Promise<Map<string, string>> => {
  const names = tags.map(({ name }) => name);
  const asked = names.map((name) => `refs/tags/${name}^{commit}\n`).join('');
  const commits = new Map<string, string>();
  let index = 0;
  for await (const line of git.lines(['cat-file', '--batch-check=%(objectname)'], asked)) {
    const name = names[index];
    index += 1;
    if (name !== undefined && /^[0-9a-f]{40,64}$/.test(line)) commits.set(name, line);
  }
  return commits;
};
