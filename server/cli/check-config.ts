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

/** What holds, and may be meant otherwise. */
const notesOn = ({ hooks }: Config): string[] =>
  hooks
    .filter(({ secrets, tokens }) => secrets.length === 0 && tokens.length === 0)
    .map(
      ({ name }) =>
        `the hook "${name}" has neither secret nor token: who sends to it must show a token of the board as Bearer (andon token create); while there is none, this machine alone may send`,
    );

const describeConfig = ({ services, agreement }: Config): string => {
  const objectives = services.flatMap((service) => service.objectives).length;
  const limits = Object.keys(agreement?.metrics ?? {}).length;
  return `services ${services.length}, objectives ${objectives}, agreed limits ${limits}`;
};

/** Scripts get the problems on standard output; the exit code is the same. */
const answerJson = ({ terminal }: Call, path: string): void => {
  try {
    const notes = notesOn(readConfigFile(path, terminal.environment));
    terminal.out(JSON.stringify({ file: path, problems: [], notes }));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    terminal.out(JSON.stringify({ file: path, problems: error.problems, notes: [] }));
    throw new CommandFailure(`${path} has problems: ${error.problems.length}`);
  }
};

const answerLines = ({ terminal }: Call, path: string): void => {
  const config = readConfigFile(path, terminal.environment);
  terminal.out(`${path} holds: ${describeConfig(config)}`);
  for (const note of notesOn(config)) terminal.err(note);
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
    else answerLines(call, path);
  },
};
