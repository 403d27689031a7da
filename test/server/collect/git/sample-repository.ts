import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Day `day` of January 2026 at noon UTC, as git reads it. */
const noon = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T12:00:00Z`;

/** A new, empty repository in a folder of its own, with the few commands that the tests need. */
export const createRepository = () => {
  const path = mkdtempSync(join(tmpdir(), 'andon-git-'));
  const git = (day: number, ...args: string[]): string =>
    execFileSync('git', ['-C', path, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        // What authors claim is of no account: a year earlier throughout.
        GIT_AUTHOR_DATE: '2025-01-01T00:00:00Z',
        GIT_COMMITTER_DATE: noon(day),
      },
    }).trim();
  git(1, 'init', '--quiet', '--initial-branch=main');
  return {
    path,
    git,
    commit: (day: number, message: string): string => {
      git(day, 'commit', '--quiet', '--allow-empty', '--allow-empty-message', '-m', message);
      return git(day, 'rev-parse', 'HEAD');
    },
  };
};

/**
 * ```
 * day      1    2     3    4     6        8       9    10
 * main     A─┬──B──┬──C────────── D─────┬──F───────M──┬──G
 * release    │     └────────E(5)──H(7)  │          │  │
 * topic      └───────────────────────T(8)──────────┘  │
 * ```
 * Tags, in the order of their times: v1.0.0 on B, annotated on day 3; v1.0.1 on E, lightweight, day 5;
 * v1.0.2 on H, annotated, and v1.0.2-hotfix on H too, lightweight, both day 7; v0-old on A, annotated on day 8 only;
 * v1.1.0 on M, annotated, day 11; v1.0.3 on C, annotated, day 12: later than its descendants. `nightly` is on G.
 */
export const createSampleRepository = (): string => {
  const { path, git, commit } = createRepository();
  const annotate = (day: number, name: string, at: string): string =>
    git(day, 'tag', '-a', '-m', name, name, at);
  const first = commit(1, 'A');
  git(2, 'branch', 'topic');
  const second = commit(2, 'B');
  git(2, 'branch', 'release');
  annotate(3, 'v1.0.0', second);
  const third = commit(3, 'C');
  git(5, 'switch', '--quiet', 'release');
  commit(5, 'E');
  git(5, 'tag', 'v1.0.1');
  const fix = commit(7, 'H');
  git(7, 'tag', 'v1.0.2-hotfix', fix);
  annotate(7, 'v1.0.2', fix);
  git(6, 'switch', '--quiet', 'main');
  commit(6, 'D');
  git(8, 'switch', '--quiet', 'topic');
  commit(8, 'T');
  git(8, 'switch', '--quiet', 'main');
  commit(8, 'F');
  git(9, 'merge', '--quiet', '--no-ff', '-m', 'M', 'topic');
  annotate(8, 'v0-old', first);
  annotate(11, 'v1.1.0', 'HEAD');
  annotate(12, 'v1.0.3', third);
  commit(10, 'G');
  git(10, 'tag', 'nightly');
  return path;
};
