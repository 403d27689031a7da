import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../systems/program.ts';

/** A page that an exporter served, and what its counters said. */
export interface ServedPage {
  /** User-Agent of who asked. */
  readonly to: string;
  readonly atMs: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** A process with counters. */
export interface CounterExporter {
  /** `127.0.0.1:20100`; the page is `/metrics`. */
  readonly address: string;
  /** Every page since the beginning, whichever process served it; a list for each process. */
  readonly served: readonly (readonly ServedPage[])[];
  /** Ends its process at once. */
  kill(): Promise<void>;
  /** Starts another process on the same port: its counters begin at 0. */
  startAgain(): Promise<void>;
}

export async function startCounterExporter(): Promise<CounterExporter> {
  const port = await freePort();
  const served: ServedPage[][] = [];
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const pages: ServedPage[] = [];
    served.push(pages);
    child = fork(join(import.meta.dirname, 'counter-exporter-process.ts'), [String(port)], { execArgv: [] });
    await once(child, 'message');
    child.on('message', (page: ServedPage) => pages.push(page));
  }

  await start();
  return {
    address: `127.0.0.1:${port}`,
    served,
    async kill() {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    startAgain: start,
  };
}
