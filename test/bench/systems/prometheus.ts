import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion } from './installed-version.ts';
import { freePort, type Program, startProgram } from './program.ts';
import { scrapeConfig } from './scrape-config.ts';
import { sumIncreases } from './sum-increases.ts';
import { AGREED_NAME, type System } from './system.ts';

/** One series of an answer to a range: labels, and its samples as `[seconds, text]`. */
export interface RangeSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [number, string])[];
}

export interface RunningPrometheus {
  readonly program: Program;
  readonly url: string;
  /** Every raw sample of a selector with its range: `up[10m]`. */
  rawSamples(selector: string): Promise<readonly RangeSeries[]>;
}

/** Debian's Prometheus on a free port. @param config text of its `prometheus.yml` */
export async function startPrometheus(config: string, folder: string): Promise<RunningPrometheus> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, config);
  const program = startProgram(
    'prometheus',
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${new URL(url).host}`,
      '--log.level=warn',
    ],
    join(folder, 'log'),
  );
  await program.ready(`${url}/-/ready`);
  return {
    program,
    url,
    async rawSamples(selector) {
      const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(selector)}`);
      const body = await answer.json();
      if (body.status !== 'success') throw new Error(`Prometheus does not answer ${selector}: ${body.error}`);
      return body.data.result;
    },
  };
}

export const prometheus: System = {
  name: 'prometheus',
  version: () => installedVersion('prometheus'),
  async start(job, folder) {
    const { program, rawSamples } = await startPrometheus(scrapeConfig(job), folder);
    return {
      pid: program.pid,
      loopDelay: async () => null,
      async end() {
        const series = await rawSamples(`${AGREED_NAME}[1h]`);
        await program.stop();
        return sumIncreases(
          series.map(({ metric, values }) => ({
            code: metric.code ?? '',
            values: values.map(([, value]) => Number(value)),
          })),
        );
      },
      stop: program.stop,
    };
  },
};
