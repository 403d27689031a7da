/** One thing that is wrong in a configuration, and where it stands. Lines and columns count from 1. */
export interface ConfigProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** One problem as compilers print it: `andon.yaml:3:5: unknown key "intervall"; did you mean "interval"?`. */
const formatProblem = (problem: ConfigProblem): string =>
  `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;

/**
 * A configuration that cannot be used. Carries everything that is wrong with the file, top to bottom; nothing
 * where the fault lies in a flag or a variable, which the message then names.
 */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[], message = problems.map(formatProblem).join('\n')) {
    super(message);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
