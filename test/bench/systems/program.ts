import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** How long a program may take to end by itself. */
const END_MS = 20_000;
const READY_MS = 60_000;
const LOOK_AGAIN_MS = 100;

/** A program that a benchmark started. It ends with the benchmark, whatever happens. */
export interface Program {
  readonly pid: number;
  /** What it wrote so far. */
  output(): string;
  /** Answers once `url` answers 200. @throws Error with its output where it ends or takes too long */
  ready(url: string): Promise<void>;
  /** SIGTERM, and SIGKILL where that does not end it. */
  stop(): Promise<void>;
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** @param logFile where its output goes */
export function startProgram(command: string, words: readonly string[], logFile: string): Program {
  const log = openSync(logFile, 'w');
  const env = { ...process.env, ANDON_LOG_LEVEL: 'warn' };
  const child = spawn(command, words, { stdio: ['ignore', log, log], env });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} cannot be started`);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const output = () => readFileSync(logFile, 'utf8');

  return {
    pid,
    output,
    async ready(url) {
      const untilMs = performance.now() + READY_MS;
      while (!(await answers(url))) {
        if (!isRunning() || performance.now() > untilMs)
          throw new Error(`${command} does not answer:\n${output()}`);
        await wait(LOOK_AGAIN_MS);
      }
    },
    async stop() {
      if (isRunning()) child.kill('SIGTERM');
      const timer = setTimeout(kill, END_MS);
      await ended;
      clearTimeout(timer);
      process.removeListener('exit', kill);
    },
  };
}

/** A port on which nothing listened a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Has the benchmark end, and with it all that it started, where it is interrupted. */
export function endWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
}
