import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const dist = join(import.meta.dirname, '..', '..', 'web', 'dist');
const read = (path: string): string => readFileSync(join(dist, path), 'utf8');

/** The scripts that a page cannot begin without: its own, and what they import at once. */
function firstScripts(page: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    const text = read(path);
    found.set(path, text);
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      if (name !== undefined) follow(join(path, '..', name));
  };
  for (const [, src] of read(page).matchAll(/(?:src|href)="\/([^"]+\.js)"/g))
    if (src !== undefined) follow(src);
  return found;
}

const kilobytes = (scripts: ReadonlyMap<string, string>): number =>
  [...scripts.values()].reduce((sum, text) => sum + gzipSync(text).length, 0) / 1_000;

/** Class names that Recharts draws with; they survive every minifier. */
const recharts = /recharts-(surface|wrapper|layer)/;
const withRecharts = (scripts: ReadonlyMap<string, string>): string[] =>
  [...scripts].filter(([, text]) => recharts.test(text)).map(([path]) => path);

describe('what a page needs before it begins', () => {
  it('is at most 100 KB of scripts for the wall, without a charting library', () => {
    const scripts = firstScripts('wall.html');
    expect(scripts.size).toBeGreaterThan(0);
    expect(kilobytes(scripts)).toBeLessThanOrEqual(100);
    expect(withRecharts(scripts)).toEqual([]);
  });

  it('is at most 160 KB of scripts at a desk; charts come when a page with one is opened', () => {
    const scripts = firstScripts('index.html');
    expect(scripts.size).toBeGreaterThan(0);
    expect(kilobytes(scripts)).toBeLessThanOrEqual(160);
    expect(withRecharts(scripts)).toEqual([]);
  });
});
