import { basename, dirname } from 'node:path';
import { RE2JS } from 're2js';

/** Files that are meant by a path whose last part may hold `*`, `?` and `[…]`. */
export interface FilePattern {
  readonly folder: string;
  matches(name: string): boolean;
}

/** A class of characters as Go's globs write it is one of a regular expression too. */
const PART = /\*|\?|\[[^\]]+\]|[^*?[]+|\[/g;

function toRegex(part: string): string {
  if (part === '*') return '.*';
  if (part === '?') return '.';
  return /^\[.+\]$/.test(part) ? part : RE2JS.quote(part);
}

function compile(name: string): RE2JS {
  try {
    return RE2JS.compile((name.match(PART) ?? []).map(toRegex).join(''), RE2JS.DOTALL);
  } catch {
    // A class such as `[z-a]` means no character: it is taken as it is written.
    return RE2JS.compile(RE2JS.quote(name));
  }
}

/**
 * @param path absolute
 * @example createFilePattern('/etc/targets/*.json').matches('a.json') // true
 */
export function createFilePattern(path: string): FilePattern {
  const pattern = compile(basename(path));
  return { folder: dirname(path), matches: (name) => pattern.matches(name) };
}
