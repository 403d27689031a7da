import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type Program, startProgram } from '../systems/program.ts';
import { configOf, type Site } from './site.ts';

/** As `npm start` has it. */
const START_FLAG = '--max-semi-space-size=8';

export interface Andon {
  readonly program: Program;
  readonly url: string;
}

/**
 * Starts the board over a data folder; its clock goes on from the end of the history.
 *
 * @param nodeFlags for node itself, e.g. `--cpu-prof`
 */
export async function startAndon(
  dataDir: string,
  site: Site,
  nodeFlags: readonly string[] = [],
): Promise<Andon> {
  const listen = `127.0.0.1:${await freePort()}`;
  const file = join(dataDir, '..', 'andon.yaml');
  // JSON is YAML.
  const team = { name: 'Bench', timeZone: 'UTC' };
  writeFileSync(file, JSON.stringify({ team, listen, dataDir, ...configOf(site) }));
  const program = startProgram(
    process.execPath,
    [START_FLAG, ...nodeFlags, join(import.meta.dirname, 'andon-process.ts'), file, String(site.endMs)],
    join(dataDir, '..', 'andon.log'),
  );
  const url = `http://${listen}`;
  await program.ready(`${url}/healthz`);
  return { program, url };
}
