/** Every benchmark of this folder, one after the other: `npm run bench`. Ratios hold on a busy machine, times do not. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

for (const name of ['scrape.ts', 'storage.ts', 'wall.ts']) {
  process.stdout.write(`\n## ${name}\n\n`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, name)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
