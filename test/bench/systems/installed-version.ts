import { spawnSync } from 'node:child_process';

/** What a program says of its version, first line; null where it is not installed. */
export function installedVersion(command: string, word = '--version'): string | null {
  const { error, stdout, stderr } = spawnSync(command, [word], { encoding: 'utf8', timeout: 10_000 });
  if (error !== undefined) return null;
  const found = /\d+\.\d+[.\d]*/.exec(stdout + stderr);
  return found?.[0] ?? 'of unknown version';
}
