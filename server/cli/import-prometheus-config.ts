import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError, type ConfigProblem } from '../config/config-error.ts';
import type { Place } from '../config/field.ts';
import { loadBlackboxConfig } from '../prometheus-config/blackbox/load-blackbox-config.ts';
import { createNativeConverter } from '../prometheus-config/blackbox/native-probes.ts';
import { checkConversion } from '../prometheus-config/check-conversion.ts';
import { type Conversion, convertConfig, type NativeConverter } from '../prometheus-config/convert-config.ts';
import { diskFiles } from '../prometheus-config/disk-files.ts';
import { loadPrometheusConfig } from '../prometheus-config/load-prometheus-config.ts';
import { type Call, type Command, CommandFailure } from './command.ts';
import { jsonOption } from './options.ts';

const comment = (path: string): string =>
  [
    ` Made of ${path} by andon import prometheus-config.`,
    ' Paths are absolute: they name the same files wherever this one lies.',
    ' Prometheus reads pages of any size unless it is told otherwise; Andon bounds them (limits).',
  ].join('\n');

const readText = (path: string): string => {
  try {
    return diskFiles.readText(path);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ConfigError([{ file: path, line: 1, column: 1, message: `cannot be read: ${said}` }]);
  }
};

const findNative = ({ terminal, text }: Call): NativeConverter => {
  const named = text('blackbox');
  if (named === undefined) return () => null;
  const path = resolve(terminal.folder, named);
  return createNativeConverter(loadBlackboxConfig(readText(path), path));
};

const convert = (call: Call, path: string): Conversion => {
  const native = findNative(call);
  return convertConfig(loadPrometheusConfig(path, diskFiles), { native, comment: comment(path) });
};

const writeOutput = (call: Call, path: string, text: string): void => {
  try {
    writeFileSync(path, text, { flag: call.has('force') ? 'w' : 'wx' });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isThere = 'code' in error && error.code === 'EEXIST';
    throw new CommandFailure(isThere ? `${path} is there already; --force overwrites it` : error.message);
  }
};

const at = ({ file, line }: Place): string => `${file}:${line}`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function* reportLines(
  { taken, leftOut, placeholders }: Conversion,
  problems: readonly ConfigProblem[],
): Generator<string> {
  const targets = taken.reduce((sum, job) => sum + job.targets, 0);
  yield `taken over: ${counted(taken.length, 'job')} with ${counted(targets, 'target')} written down`;
  for (const { place, job, service, targets: own, lists } of taken) {
    const elsewhere = lists === 0 ? '' : `, ${counted(lists, 'list')} elsewhere`;
    yield `  ${at(place)}: ${job}: service ${service}, ${counted(own, 'target')}${elsewhere}`;
  }
  if (leftOut.length > 0) yield 'not taken over:';
  for (const { place, what, why } of leftOut) yield `  ${at(place)}: ${what}: ${why}`;
  if (placeholders.length > 0) yield 'to be set in the environment before the start:';
  for (const { name, place, what } of placeholders) yield `  ${name}: ${what} (${at(place)})`;
  if (problems.length > 0) yield 'what check-config will say of it here:';
  for (const { line, message } of problems) yield `  line ${line}: ${message}`;
}

const answerJson = (call: Call, conversion: Conversion, problems: readonly ConfigProblem[]): void => {
  const { text, taken, leftOut, placeholders } = conversion;
  const variables = placeholders.map(({ name, what, place }) => ({ name, what, place }));
  const config = call.text('output') === undefined ? { config: text } : {};
  call.terminal.out(JSON.stringify({ ...config, taken, leftOut, variables, problems }));
};

const answer = (call: Call, path: string): void => {
  const { terminal } = call;
  const conversion = convert(call, path);
  const named = call.text('output');
  const output = resolve(terminal.folder, named ?? 'andon.yaml');
  if (named !== undefined) writeOutput(call, output, conversion.text);
  const place = { path: output, folder: dirname(output), readFile: diskFiles.readText };
  const problems = checkConversion(conversion, place);
  if (call.has('json')) {
    answerJson(call, conversion, problems);
    return;
  }
  if (named === undefined) terminal.out(conversion.text.trimEnd());
  for (const line of reportLines(conversion, problems)) terminal.err(line);
};

/** Scripts get the problems on standard output; the exit code is the same. */
const answerProblems = (call: Call, path: string, error: unknown): never => {
  if (!(error instanceof ConfigError) || !call.has('json')) throw error;
  call.terminal.out(JSON.stringify({ file: path, problems: error.problems }));
  throw new CommandFailure(`${path} has problems: ${error.problems.length}`);
};

/** `andon import prometheus-config FILE` */
export const importPrometheusConfigCommand: Command = {
  name: 'import prometheus-config',
  summary: 'Make an andon.yaml of the scrape jobs of a prometheus.yml, and list what does not come along',
  operands: ['FILE'],
  options: [
    {
      name: 'blackbox',
      value: 'FILE',
      help: 'a blackbox.yml: Andon then probes itself where it can do the same',
    },
    { name: 'output', value: 'FILE', help: 'where it is written; else standard output' },
    { name: 'force', help: 'write it also where a file is already' },
    jsonOption,
  ],
  async run(call) {
    const path = resolve(call.terminal.folder, call.operands[0] ?? '');
    try {
      answer(call, path);
    } catch (error) {
      answerProblems(call, path, error);
    }
  },
};
