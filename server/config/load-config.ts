import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { Config } from './config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import type { Environment } from './expand.ts';
import { Field } from './field.ts';
import { readConfig } from './read-config.ts';

export interface LoadOptions {
  /** What the text is called in problems. */
  readonly file: string;
  /** Variables for `${NAME}`. */
  readonly environment: Environment;
  /** Absolute path of the folder that paths in the text begin at. */
  readonly folder: string;
  /** Text of a file named by a `*File` key. Throws where it cannot be read. */
  readFile(path: string): string;
}

/** Gathers problems once each, and gives them top to bottom. */
const createProblemList = (file: string, lines: LineCounter) => {
  const problems = new Map<string, ConfigProblem>();
  return {
    report(offset: number, message: string): void {
      const { line, col } = lines.linePos(offset);
      problems.set(`${offset} ${message}`, {
        file,
        line: Math.max(1, line),
        column: Math.max(1, col),
        message,
      });
    },
    throwIfAny(): void {
      const sorted = [...problems.values()].sort((a, b) => a.line - b.line || a.column - b.column);
      if (sorted.length > 0) throw new ConfigError(sorted);
    },
  };
};

/** `yaml` leaves an alias without its anchor to the reader. */
const checkAliases = (document: Document, report: (offset: number, message: string) => void): void => {
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      report(alias.range?.[0] ?? 0, `no anchor is called "${alias.source}"`);
    },
  });
};

/**
 * Reads the text of an `andon.yaml` (DESIGN.md §3). After it, every value of the answer is checked.
 * Throws `ConfigError` with everything that is wrong. An empty text is wrong too: it is what a half-saved file
 * looks like.
 */
export const loadConfig = (text: string, { file, environment, folder, readFile }: LoadOptions): Config => {
  const lines = new LineCounter();
  // The failsafe schema leaves every scalar as written: 1.10 stays 1.10, and each key says how it is to be read.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const problems = createProblemList(file, lines);
  for (const { pos, message } of [...document.errors, ...document.warnings]) problems.report(pos[0], message);
  checkAliases(document, problems.report);
  problems.throwIfAny();
  const reading = { document, environment, folder, readFile, report: problems.report };
  const root = new Field('the file', document.contents, 0, reading);
  if (root.kind === 'nothing') root.report('the file is empty');
  const config = readConfig(root);
  problems.throwIfAny();
  return config;
};
