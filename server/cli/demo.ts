import { resolve } from 'node:path';
import { type Address, parseListen } from '../config/listen-address.ts';
import { defaultListen } from '../config/read-config.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { createProgress } from './progress.ts';

const readListen = (call: Call): Address => {
  try {
    return parseListen(call.text('listen') ?? defaultListen);
  } catch (error) {
    throw new UsageError(`--listen: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** `andon demo` */
export const demo: Command = {
  name: 'demo',
  summary: 'Show the board over a year of sample data of a plant, in a folder of its own',
  operands: [],
  options: [
    { name: 'data-dir', value: 'FOLDER', help: 'where the sample is kept; ./andon-demo unless given' },
    { name: 'listen', value: 'ADDRESS', help: `host:port, :port or port; ${defaultListen} unless given` },
  ],
  async run(call) {
    const { folder, err } = call.terminal;
    const { runDemo } = await import('../main.ts');
    await runDemo({
      dataDir: resolve(folder, call.text('data-dir') ?? 'andon-demo'),
      listen: readListen(call),
      say: createProgress(call.terminal),
      onError: (error) => err(`andon: ${error instanceof Error ? error.message : String(error)}`),
    });
  },
};
