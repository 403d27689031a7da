/** One thing that is wrong in a configuration, and where it stands. Lines and columns count from 1. */
export interface ConfigProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** One problem as compilers print it: `andon.yaml:3:5: unknown key "intervall"; did you mean "interval"?`. */
export const formatProblem = (problem: ConfigProblem): string =>
  `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;

/** A configuration that cannot be used. Carries everything that is wrong with it, top to bottom. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
