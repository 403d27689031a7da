import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../server/store/open-store.ts';
import type { Store } from '../../../server/store/store.ts';
import { freePort, type Program, startProgram } from './program.ts';
import {
  AGREED_NAME,
  type BenchTarget,
  type Increases,
  type LoopDelay,
  type ScrapeJob,
  type System,
} from './system.ts';

const projectFolder = join(import.meta.dirname, '..', '..', '..');
const DAY_MS = 86_400_000;

export interface RunningAndon {
  readonly program: Program;
  readonly url: string;
  /** Reads the database of the board, which has to be stopped. */
  readStore<T>(read: (store: Store) => Promise<T>): Promise<T>;
}

/** As `npm start` has it. */
const START_FLAG = '--max-semi-space-size=8';

/**
 * The board as its users run it, on a free port.
 *
 * @param services the entries of `services` in its `andon.yaml`
 * @param nodeFlags for node itself, e.g. `--cpu-prof`
 * @param sections of its `andon.yaml` beside the services
 */
export async function startAndon(
  services: readonly object[],
  folder: string,
  nodeFlags: readonly string[] = [],
  sections: object = {},
): Promise<RunningAndon> {
  const listen = `127.0.0.1:${await freePort()}`;
  const dataDir = join(folder, 'data');
  const file = join(folder, 'andon.yaml');
  // JSON is YAML.
  writeFileSync(
    file,
    JSON.stringify({ team: { name: 'Bench', timeZone: 'UTC' }, listen, dataDir, services, ...sections }),
  );
  const program = startProgram(
    process.execPath,
    [START_FLAG, ...nodeFlags, join(projectFolder, 'server', 'main.ts'), '--config', file],
    join(folder, 'log'),
  );
  const url = `http://${listen}`;
  await program.ready(`${url}/healthz`);
  return {
    program,
    url,
    async readStore(read) {
      const store = openStore({ dataDir, nowMs: Date.now });
      try {
        return await read(store);
      } finally {
        store.close();
      }
    },
  };
}

/** Every target is a service of its own with the agreed objective: the most work for the least collection. */
function serviceOf({ service, address }: BenchTarget, { intervalSeconds }: ScrapeJob): object {
  const scrape = {
    targets: [`http://${address}/metrics`],
    interval: `${intervalSeconds}s`,
    total: AGREED_NAME,
    bad: `${AGREED_NAME}{code=~"5.."}`,
  };
  return { id: service, objectives: [{ id: 'availability', scrape }] };
}

function sumTallies({ tallies }: Store, { targets }: ScrapeJob): Increases {
  const tomorrowMs = (Math.floor(Date.now() / DAY_MS) + 1) * DAY_MS;
  let total = 0;
  let bad = 0;
  for (const { service } of targets) {
    const sum = tallies
      .lookup(tallies.sliId(service, 'availability'))
      .sum(tomorrowMs - 2 * DAY_MS, tomorrowMs);
    total += sum.total;
    bad += sum.total - sum.good;
  }
  return { total, bad };
}

async function readLoopDelay(url: string): Promise<LoopDelay> {
  const page = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) =>
    1_000 * Number(new RegExp(`^andon_nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(page)?.[1]);
  return { p99Ms: read('p99'), maxMs: read('max') };
}

/** @param nodeFlags as of `startAndon` */
export function andonSystem(nodeFlags: readonly string[]): System {
  return {
    name: 'andon',
    version: () => JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')).version,
    async start(job, folder) {
      const services = job.targets.map((target) => serviceOf(target, job));
      const { program, url, readStore } = await startAndon(services, folder, nodeFlags);
      return {
        pid: program.pid,
        loopDelay: () => readLoopDelay(url),
        async end() {
          await program.stop();
          return readStore(async (store) => sumTallies(store, job));
        },
        stop: program.stop,
      };
    },
  };
}
