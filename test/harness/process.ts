import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const projectFolder = join(import.meta.dirname, '..', '..');

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The board as its users run it: a process of its own with the machine's clock. */
export interface BoardProcess {
  /** What it wrote so far, log and all. */
  output(): string;
  /** The address it printed. @throws Error with its output where it ends before that */
  url(): Promise<string>;
  send(signal: NodeJS.Signals): void;
  ended(): Promise<Ended>;
}

const printedAddress = (output: string): string | null =>
  /Andon is live at (http:\S+)/.exec(output)?.[1] ?? null;

/** @param arguments_ after `server/main.ts` */
export function startBoardProcess(...arguments_: string[]): BoardProcess {
  const child: ChildProcess = spawn(process.execPath, ['server/main.ts', ...arguments_], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ANDON_LOG_LEVEL: 'info' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      output += text;
      child.emit('output');
    });
  }
  const end = once(child, 'close').then(([code, signal]): Ended => ({ code, signal }));

  return {
    output: () => output,
    async url() {
      for (;;) {
        const address = printedAddress(output);
        if (address !== null) return address;
        const outcome = await Promise.race([once(child, 'output'), end.then(() => null)]);
        if (outcome === null) throw new Error(`the board ended before it was live:\n${output}`);
      }
    },
    send: (signal) => void child.kill(signal),
    ended: () => end,
  };
}
