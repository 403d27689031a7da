import { type Document, LineCounter, parseDocument, type ScalarTag, visit } from 'yaml';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import type { Environment } from './expand.ts';
import { Field, type Place } from './field.ts';

export interface YamlOptions {
  /** What the text is called in problems. */
  readonly file: string;
  /** Variables for `${NAME}`; null where that is text like any other. */
  readonly environment: Environment | null;
  /** Absolute path of the folder that paths in the text begin at. */
  readonly folder: string;
  /** Text of a file named by a `*File` key. Throws where it cannot be read. */
  readFile(path: string): string;
  /** Tags beyond those of plain text, lists and mappings, which are problems otherwise. */
  readonly tags?: readonly ScalarTag[];
  /** Changes the document before it is read. */
  prepare?(document: Document): void;
}

export interface YamlFile {
  readonly root: Field;
  /** What was reported until now, once each, top to bottom. */
  problems(): readonly ConfigProblem[];
}

const createProblemList = (placeOf: (offset: number) => Place) => {
  const problems = new Map<string, ConfigProblem>();
  return {
    report(offset: number, message: string): void {
      problems.set(`${offset} ${message}`, { ...placeOf(offset), message });
    },
    sorted: (): readonly ConfigProblem[] =>
      [...problems.values()].sort((a, b) => a.line - b.line || a.column - b.column),
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

/** A YAML text as a field that finds its problems with their places. Throws `ConfigError` for a text that is no YAML. */
export const openYaml = (text: string, options: YamlOptions): YamlFile => {
  const { file, environment, folder, readFile, tags = [] } = options;
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = createProblemList(placeOf);
  // The failsafe schema leaves every scalar as written: 1.10 stays 1.10, and each key says how it is to be read.
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: (known) => [...known, ...tags],
    lineCounter: lines,
    prettyErrors: false,
  });
  for (const { pos, message } of [...document.errors, ...document.warnings]) problems.report(pos[0], message);
  checkAliases(document, problems.report);
  if (problems.sorted().length > 0) throw new ConfigError(problems.sorted());
  options.prepare?.(document);
  const reading = { document, environment, folder, readFile, placeOf, report: problems.report };
  return { root: new Field('the file', document.contents, 0, reading), problems: problems.sorted };
};
