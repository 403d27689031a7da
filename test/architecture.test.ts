import { globSync, readFileSync } from 'node:fs';
import { dirname, normalize, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom (DESIGN.md §1): the first match of a file's path decides, and a file may import what lies
 * below one of the listed places, or beside itself. An absence here is a rule.
 */
const mayImport: readonly (readonly [place: string, allowed: readonly string[]])[] = [
  ['shared/stats/', []],
  ['shared/slo/', ['shared/*', 'shared/stats/', 'shared/agreement/', 'shared/metrics/define-metric.ts']],
  ['shared/metrics/', ['shared/*', 'shared/stats/', 'shared/slo/', 'shared/agreement/']],
  ['shared/agreement/', ['shared/*']],
  ['shared/api/', ['shared/*']],
  ['shared/', ['shared/*', 'shared/stats/', 'shared/metrics/', 'shared/agreement/']],
  ['server/config/', ['server/*', 'shared/']],
  ['server/store/', ['shared/']],
  ['server/collect/', ['server/*', 'server/store/', 'server/config/', 'shared/']],
  ['server/compute/', ['server/*', 'server/store/', 'server/config/', 'shared/']],
  ['server/watch/', ['server/*', 'server/compute/', 'server/store/', 'server/config/', 'shared/']],
  ['server/serve/', ['server/*', 'server/compute/', 'server/store/', 'server/config/', 'shared/']],
  ['server/demo/', ['server/', 'shared/']],
  ['server/cli/', ['server/', 'shared/']],
  ['server/', ['server/', 'shared/']],
  ['web/screens/', ['web/api/', 'web/charts/', 'web/ui/', 'web/words/', 'shared/']],
  ['web/charts/', ['web/ui/', 'web/words/', 'shared/']],
  ['web/ui/', ['web/api/', 'web/charts/', 'web/words/', 'shared/']],
  ['web/words/', ['web/words/', 'shared/']],
  ['web/api/', ['web/words/', 'shared/']],
  ['web/', ['web/', 'shared/']],
];

const root = resolve(import.meta.dirname, '..');
const files = ['server', 'shared', 'web']
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
  .filter((path) => !/^web\/dist/.test(path));
const sources = files.map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') }));
/** Code without comments, so that prose about a thing is not taken for the thing. */
const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

function importsOf(path: string, text: string): string[] {
  const specifiers = [...codeOf(text).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers
    .filter((specifier) => specifier.startsWith('.') || specifier.startsWith('#shared/'))
    .map((specifier) =>
      specifier.startsWith('#shared/')
        ? specifier.replace('#shared/', 'shared/')
        : normalize(relative(root, resolve(root, dirname(path), specifier))),
    );
}

/** A screen is an island: beside itself means its own folder below web/screens. */
const homeOf = (place: string, path: string): string =>
  place === 'web/screens/' ? path.split('/').slice(0, 3).join('/') : place;

function isAllowed(path: string, imported: string): boolean {
  const rule = mayImport.find(([place]) => path.startsWith(place));
  if (!rule) return false;
  const [place, allowed] = rule;
  if (imported.startsWith(homeOf(place, path))) return true;
  return allowed.some((each) =>
    each.endsWith('/*')
      ? imported.startsWith(each.slice(0, -1)) && !imported.slice(each.length - 1).includes('/')
      : imported.startsWith(each),
  );
}

const linesWith = (pattern: RegExp, except: (path: string) => boolean): string[] =>
  sources
    .filter(({ path }) => !except(path))
    .flatMap(({ path, text }) =>
      codeOf(text)
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );

describe('the architecture', () => {
  it('sees the source files', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it('imports only along the arrows', () => {
    const breaches = sources.flatMap(({ path, text }) =>
      importsOf(path, text)
        .filter((imported) => !isAllowed(path, imported))
        .map((imported) => `${path} imports ${imported}`),
    );
    expect(breaches).toEqual([]);
  });

  it('keeps SQL inside the store', () => {
    const sql =
      /\.prepare\(|better-sqlite3|\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|CREATE\s+TABLE)\b/;
    expect(linesWith(sql, (path) => path.startsWith('server/store/'))).toEqual([]);
  });

  it('reads the clock only where the program starts', () => {
    const clock = /Date\.now\(\)|new Date\(\)|performance\.now\(\)|process\.hrtime|Temporal\.Now/;
    const mayRead = (path: string) =>
      path === 'server/main.ts' || path === 'server/cli.ts' || path.startsWith('web/');
    expect(linesWith(clock, mayRead)).toEqual([]);
    const webClock = (path: string) => !path.startsWith('web/') || path === 'web/api/clock.ts';
    expect(linesWith(clock, webClock)).toEqual([]);
  });

  it('keeps shared pure: no Node, no DOM, no network', () => {
    const impure = /'node:|\bprocess\.|\bdocument\.|\bfetch\(|setTimeout|setInterval|Math\.random/;
    expect(linesWith(impure, (path) => !path.startsWith('shared/'))).toEqual([]);
  });

  it('has one fetch and one EventSource', () => {
    expect(
      new Set(linesWith(/\bfetch\(/, (path) => !path.startsWith('web/')).map((line) => line.split(':')[0])),
    ).toEqual(new Set(['web/api/api.ts']));
    expect(
      new Set(
        linesWith(/new EventSource\(/, (path) => !path.startsWith('web/')).map((line) => line.split(':')[0]),
      ),
    ).toEqual(new Set(['web/api/shared-stream.ts']));
  });

  it('takes only types of the contracts into the web: their schemas would weigh as much as the pages', () => {
    const values = sources.filter(
      ({ path, text }) =>
        path.startsWith('web/') && /^import (?!type )[^;]*?from '#shared\/api\//m.test(codeOf(text)),
    );
    expect(values.map(({ path }) => path)).toEqual([]);
  });

  it('draws Recharts only in web/charts, and never on the wall', () => {
    expect(linesWith(/'recharts'/, (path) => path.startsWith('web/charts/'))).toEqual([]);
  });

  it('does no arithmetic on ratios in JSX', () => {
    const arithmetic = /\{[^{}=>]*\b\w*([rR]atio|remaining|spent|allowed)\b\s*[-+*/]\s*[\w(]/;
    expect(linesWith(arithmetic, (path) => !path.endsWith('.tsx'))).toEqual([]);
  });

  it('lists every metric file in the registry', () => {
    const registry = sources.find(({ path }) => path === 'shared/metrics/registry.ts')?.text ?? '';
    const defining = sources.filter(
      ({ path, text }) =>
        path.startsWith('shared/metrics/') && /= define(Delivery|Objective)Metric\(/.test(codeOf(text)),
    );
    expect(defining.length).toBeGreaterThan(0);
    const missing = defining
      .map(({ path }) => path.replace('shared/metrics/', './'))
      .filter((path) => path !== './define-metric.ts' && !registry.includes(`'${path}'`));
    expect(missing).toEqual([]);
  });

  it('uses nothing on the wall that a TV of 2021 does not have', () => {
    const reached = new Set<string>();
    const follow = (path: string): void => {
      if (reached.has(path)) return;
      const source = sources.find((each) => each.path === path);
      if (!source) return;
      reached.add(path);
      for (const imported of importsOf(path, source.text)) follow(imported);
    };
    follow('web/wall.tsx');
    const tooNew =
      /\.at\(-?\w+\)|Object\.hasOwn\(|structuredClone\(|\.findLast\(|\.toSorted\(|\.toReversed\(|\.replaceAll\(|(Object|Map)\.groupBy|Array\.fromAsync/;
    expect(reached.size).toBeGreaterThan(5);
    expect(linesWith(tooNew, (path) => !reached.has(path))).toEqual([]);
  });

  it('keeps files to one noun', () => {
    const long = sources
      .filter(({ path }) => !path.startsWith('web/words/'))
      .filter(({ text }) => text.split('\n').length > 300)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });
});
