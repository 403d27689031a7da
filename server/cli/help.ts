import type { Command, Option } from './command.ts';

const helpOption: Option = { name: 'help', help: 'this text' };

const optionWords = ({ name, value }: Option): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`;

/** Two columns, the second one aligned. */
const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
};

const usageLine = ({ name, operands, options }: Command): string => {
  const required = options.filter((option) => option.required === true).map(optionWords);
  const rest = options.length > required.length ? ['[options]'] : [];
  return ['andon', name, ...required, ...operands, ...rest].join(' ');
};

/** The help of one command. */
export const commandHelp = (command: Command): string => {
  const rows = [...command.options, helpOption].map((option) => [optionWords(option), option.help] as const);
  const notes = command.notes === undefined ? [] : ['', ...command.notes];
  return [`${command.summary}.`, '', `  ${usageLine(command)}`, '', ...columns(rows), ...notes].join('\n');
};

/** The commands of a program or of a group such as `token`, one line each. */
export const commandList = (commands: readonly Command[]): string =>
  [
    'andon <command> [options]',
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary] as const)),
    '',
    'andon <command> --help says more. Exit 0: done, 1: it went wrong, 2: called wrongly.',
  ].join('\n');
