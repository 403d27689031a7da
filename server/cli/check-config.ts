import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { findConfigPath, readConfigFile } from '../config/find-config.ts';
import { type Call, type Command, CommandFailure } from './command.ts';
import { configOption, jsonOption } from './options.ts';

const findFile = ({ operands, terminal, text }: Call): string => {
  const { environment, folder } = terminal;
  const config = operands[0] ?? text('config');
  const path = findConfigPath({ flags: { config }, environment, folder });
  if (path === null)
    throw new CommandFailure('there is no andon.yaml here; name a file, or set $ANDON_CONFIG');
  return path;
};

const describeConfig = ({ services, agreement }: Config): string => {
  const objectives = services.flatMap((service) => service.objectives).length;
  const limits = Object.keys(agreement?.metrics ?? {}).length;
  return `services ${services.length}, objectives ${objectives}, agreed limits ${limits}`;
};

/** Scripts get the problems on standard output; the exit code is the same. */
const answerJson = (call: Call, path: string): void => {
  try {
    readConfigFile(path, call.terminal.environment);
    call.terminal.out(JSON.stringify({ file: path, problems: [] }));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    call.terminal.out(JSON.stringify({ file: path, problems: error.problems }));
    throw new CommandFailure(`${path} has problems: ${error.problems.length}`);
  }
};

/** `andon check-config [FILE]` */
export const checkConfig: Command = {
  name: 'check-config',
  summary: 'Say what is wrong with a configuration, all of it, with line and column',
  operands: ['[FILE]'],
  options: [configOption, jsonOption],
  async run(call) {
    const path = findFile(call);
    if (call.has('json')) answerJson(call, path);
    else
      call.terminal.out(`${path} holds: ${describeConfig(readConfigFile(path, call.terminal.environment))}`);
  },
};
