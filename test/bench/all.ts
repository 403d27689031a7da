/** Every benchmark of this folder, one after the other: `npm run bench`. Ratios hold on a busy machine, times do not. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A short run of what would take longer; by itself it takes the targets and the time that SPEED.md asks for. */
const shortCollect = ['collect.ts', '--targets', '200', '--seconds', '20'];

for (const [name, ...words] of [
  ['scrape.ts'],
  shortCollect,
  ['storage.ts'],
  ['wall.ts'],
  ['reading.ts', '--services', '100', '--days', '91', '--rounds', '5'],
  ['intake.ts', '--seconds', '10'],
  ['delivery-figures.ts', '--deployments', '50000'],
] as const) {
  process.stdout.write(`\n## ${[name, ...words].join(' ')}\n\n`);
  const file = join(import.meta.dirname, name);
  const { status } = spawnSync(process.execPath, [file, ...words], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
