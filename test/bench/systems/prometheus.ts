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
  /** Every raw sample of a selector with its range, `up[10m]`, back from a time; from now where none is given. */
  rawSamples(selector: string, atMs?: number): Promise<readonly RangeSeries[]>;
  /** The one number that an expression gives; 0 where it gives none. */
  number(expression: string, atMs: number): Promise<number>;
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
  async function ask(query: string, atMs: number) {
    const parameters = new URLSearchParams({ query, time: String(atMs / 1_000) });
    const answer = await (await fetch(`${url}/api/v1/query?${parameters}`)).json();
    if (answer.status !== 'success') throw new Error(`Prometheus does not answer ${query}: ${answer.error}`);
    return answer.data.result;
  }
  return {
    program,
    url,
    rawSamples: (selector, atMs = Date.now()) => ask(selector, atMs),
    async number(expression, atMs) {
      const [answer] = await ask(expression, atMs);
      return Number(answer?.value[1] ?? 0);
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
