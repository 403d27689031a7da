import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion } from './installed-version.ts';
import { freePort, startProgram } from './program.ts';
import { scrapeConfig } from './scrape-config.ts';
import { sumIncreases } from './sum-increases.ts';
import { AGREED_NAME, type Increases, type System } from './system.ts';

/** Debian's package does not build the number into the program. */
function version(): string | null {
  const said = installedVersion('victoria-metrics', '-version');
  if (said === null) return null;
  const { stdout } = spawnSync('dpkg-query', ['--status', 'victoria-metrics'], { encoding: 'utf8' });
  return /^Version: ([\d.]+)/m.exec(stdout ?? '')?.[1] ?? said;
}

async function readIncreases(url: string): Promise<Increases> {
  await fetch(`${url}/internal/force_flush`);
  const answer = await fetch(`${url}/api/v1/export?match[]=${AGREED_NAME}`);
  const lines = (await answer.text()).split('\n').filter(Boolean);
  return sumIncreases(
    lines.map((line) => {
      const { metric, values } = JSON.parse(line);
      return { code: metric.code, values };
    }),
  );
}

export const victoriaMetrics: System = {
  name: 'victoria-metrics',
  version,
  async start(job, folder) {
    const url = `http://127.0.0.1:${await freePort()}`;
    const file = join(folder, 'scrape.yml');
    writeFileSync(file, scrapeConfig(job));
    const program = startProgram(
      'victoria-metrics',
      [
        `-storageDataPath=${join(folder, 'data')}`,
        `-httpListenAddr=${new URL(url).host}`,
        `-promscrape.config=${file}`,
        '-loggerLevel=WARN',
      ],
      join(folder, 'log'),
    );
    await program.ready(`${url}/health`);
    return {
      pid: program.pid,
      loopDelay: async () => null,
      async end() {
        const increases = await readIncreases(url);
        await program.stop();
        return increases;
      },
      stop: program.stop,
    };
  },
};
