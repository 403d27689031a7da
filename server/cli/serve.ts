import type { Command } from './command.ts';
import { configFlags, folderOptions, listenOption } from './options.ts';

/** `andon serve` */
export const serve: Command = {
  name: 'serve',
  summary: 'Run the board',
  operands: [],
  options: [listenOption, ...folderOptions],
  async run(call) {
    const given = Object.entries(configFlags(call)).filter(([, value]) => value !== undefined);
    const { runServer } = await import('../main.ts');
    await runServer(Object.fromEntries(given));
  },
};
