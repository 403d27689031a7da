import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion } from '../systems/installed-version.ts';
import { freePort, type Program, startProgram } from '../systems/program.ts';

export interface DebianExporter {
  readonly program: Program;
  readonly address: string;
}

async function start(
  command: string,
  flags: readonly string[],
  logFile: string,
): Promise<DebianExporter | null> {
  if (installedVersion(command) === null) return null;
  const address = `127.0.0.1:${await freePort()}`;
  const program = startProgram(command, [`--web.listen-address=${address}`, ...flags], logFile);
  await program.ready(`http://${address}/metrics`);
  return { program, address };
}

/** Null where it is not installed. @param folder for its log */
export const startNodeExporter = (folder: string): Promise<DebianExporter | null> =>
  start('prometheus-node-exporter', ['--log.level=error'], join(folder, 'node-exporter.log'));

/** One module, `http`: it expects a status of 2xx. Null where it is not installed. @param folder for its files */
export function startBlackboxExporter(folder: string): Promise<DebianExporter | null> {
  const config = join(folder, 'blackbox.yml');
  writeFileSync(config, JSON.stringify({ modules: { http: { prober: 'http', timeout: '3s' } } }));
  return start(
    'prometheus-blackbox-exporter',
    [`--config.file=${config}`, '--log.level=error'],
    join(folder, 'blackbox-exporter.log'),
  );
}
