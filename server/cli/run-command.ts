import { parseArgs } from 'node:util';
import { didYouMean } from '#shared/nearest.ts';
import { Problem } from '#shared/problems.ts';
import { GitProblem } from '../collect/git/git-problem.ts';
import { ConfigError } from '../config/config-error.ts';
import { StoreError } from '../store/store-error.ts';
import { type Call, type Command, CommandFailure, type Terminal, UsageError } from './command.ts';
import { commandHelp, commandList } from './help.ts';

/** 0: done, 1: it went wrong, 2: called wrongly. */
export type ExitCode = 0 | 1 | 2;

const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';

/** The command that the first words name, and the words behind it. */
const findCommand = (words: readonly string[], commands: readonly Command[]): Command | null =>
  commands.find(({ name }) => name.split(' ').every((part, index) => words[index] === part)) ?? null;

const parseCall = (command: Command, words: readonly string[], terminal: Terminal): Call => {
  const options = Object.fromEntries(
    command.options.map(({ name, value }) => [
      name,
      { type: value === undefined ? 'boolean' : 'string' } as const,
    ]),
  );
  const args = words.slice(command.name.split(' ').length);
  const { values, positionals } = parseWords([...args], options);
  const missing = command.options.find(
    ({ name, required }) => required === true && values[name] === undefined,
  );
  if (missing !== undefined) throw new UsageError(`--${missing.name} ${missing.value ?? ''} is needed`);
  checkOperands(command, positionals);
  const text = (option: string): string | undefined => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    terminal,
    operands: positionals,
    text,
    need: (option) => text(option) ?? '',
    has: (option) => values[option] === true,
  };
};

const parseWords = (args: string[], options: Record<string, { type: 'boolean' | 'string' }>) => {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const checkOperands = ({ operands }: Command, given: readonly string[]): void => {
  const needed = operands.filter((operand) => !operand.startsWith('['));
  if (given.length < needed.length) throw new UsageError(`${needed[given.length]} is needed`);
  if (given.length > operands.length)
    throw new UsageError(`"${given[operands.length]}" is one word too many`);
};

const unknownCommand = (words: readonly string[], commands: readonly Command[]): UsageError => {
  const [first = ''] = words;
  const names = commands.map(({ name }) => name);
  const group = names.filter((name) => name.startsWith(`${first} `));
  if (group.length > 0) return new UsageError(`"${first}" is one of: ${group.join(', ')}`);
  const written = words.filter((word) => !word.startsWith('-')).join(' ');
  const firstWords = names.map((name) => name.split(' ')[0] ?? name);
  const meant = didYouMean(written, names) || didYouMean(first, firstWords);
  return new UsageError(`no command is called "${written || first}"${meant}`);
};

/** Help of a command, of a group of them, or of all. Throws for words that name none. */
const answerHelp = (words: readonly string[], commands: readonly Command[], terminal: Terminal): void => {
  const command = findCommand(words, commands);
  const [first = ''] = words;
  const group = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (command === null && group.length === 0 && !asksForHelp(first)) throw unknownCommand(words, commands);
  terminal.out(command === null ? commandList(group.length > 0 ? group : commands) : commandHelp(command));
};

/** Failures that explain themselves; anything else is a fault of the program and shows where it happened. */
const explained = [CommandFailure, GitProblem, Problem, StoreError];

const describeFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // Bare, so that editors and scripts find the file at the beginning of each line.
  if (error instanceof ConfigError) return error.message;
  if (!explained.some((kind) => error instanceof kind)) return error.stack ?? error.message;
  const parts = error instanceof Problem ? error.parts.map(({ at, message }) => `\n  ${at}: ${message}`) : [];
  return `andon: ${error.message}${parts.join('')}`;
};

/** Runs what the words ask for, and says how it ended. Failures are written to standard error. */
export const runCommand = async (
  words: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<ExitCode> => {
  const operandsFrom = words.indexOf('--');
  const help = (operandsFrom < 0 ? words : words.slice(0, operandsFrom)).some(asksForHelp);
  const command = findCommand(words, commands);
  try {
    if (help) {
      answerHelp(words, commands, terminal);
      return 0;
    }
    if (words.length === 0) throw new UsageError(commandList(commands));
    if (command === null) throw unknownCommand(words, commands);
    await command.run(parseCall(command, words, terminal));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) {
      terminal.err(describeFailure(error));
      return 1;
    }
    terminal.err(error.message);
    if (words.length > 0) terminal.err(`See andon ${command === null ? '' : `${command.name} `}--help.`);
    return 2;
  }
};
