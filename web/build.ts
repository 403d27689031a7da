import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const dist = join(import.meta.dirname, 'dist');
const stampFile = join(dist, '.stamp');
const fresh = join(import.meta.dirname, 'dist.new');
const outgoing = join(import.meta.dirname, 'dist.old');

const sources = ['web', 'shared', 'package-lock.json', 'vite.config.ts'];

/** Every file below a path, in an order that does not depend on the machine. */
const listFiles = (path: string): string[] => {
  const found = readdirSync(join(root, path, '..'), { withFileTypes: true }).find(
    (entry) => entry.name === path.split('/').pop(),
  );
  if (found === undefined || [dist, fresh, outgoing].includes(join(root, path))) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => listFiles(`${path}/${name}`));
};

/** Sixteen letters that change with anything the web app is made from. */
const hashSources = (): string => {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(listFiles)) {
    hash.update(`${relative(root, join(root, file))}\n`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
};

const readStamp = (): string | null => {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return null;
  }
};

/**
 * Builds app and wall beside web/dist and then takes its place, so that a server that runs meanwhile always has
 * a whole one. The stamp is written last: a build cut short is made again.
 */
const buildAll = async (buildId: string): Promise<void> => {
  rmSync(fresh, { recursive: true, force: true });
  for (const mode of ['app', 'wall'])
    await build({
      configFile: join(root, 'vite.config.ts'),
      mode,
      logLevel: 'warn',
      build: { outDir: fresh },
      define: { __BUILD_ID__: JSON.stringify(buildId) },
    });
  writeFileSync(join(fresh, 'build-id'), buildId);
  writeFileSync(join(fresh, '.stamp'), buildId);
  if (existsSync(dist)) renameSync(dist, outgoing);
  renameSync(fresh, dist);
  rmSync(outgoing, { recursive: true, force: true });
};

const buildId = hashSources();
if (!process.argv.includes('--if-stale') || readStamp() !== buildId) await buildAll(buildId);
