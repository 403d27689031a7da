import type { Readable } from 'node:stream';
import type { Clock } from '../clock.ts';
import type { Environment } from '../config/expand.ts';

/** What a command may touch of the world. */
export interface Terminal extends Pick<Clock, 'nowMs' | 'after'> {
  /** One line of the answer, on standard output. */
  out(line: string): void;
  /** Many lines of the answer, as fast as the reader takes them. Ends early where the reader has gone. */
  outLines(lines: Iterable<string>): Promise<void>;
  /** One line beside the answer, on standard error. */
  err(line: string): void;
  readonly environment: Environment;
  /** The folder the command was called in. */
  readonly folder: string;
  /** What is piped in. */
  input(): Readable;
  /** Has a first interruption (Ctrl-C, SIGTERM) run `task` instead of ending the process. Returns what ends that. */
  onInterrupt(task: () => void): () => void;
  readonly fetch: typeof fetch;
}

export interface Option {
  readonly name: string;
  /** What its value is called in the help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  readonly required?: boolean;
}

/** What was written behind the command, checked against its options. */
export interface Call {
  readonly terminal: Terminal;
  readonly operands: readonly string[];
  /** Value of an option; undefined where it was not given. */
  text(option: string): string | undefined;
  /** Value of a required option. */
  need(option: string): string;
  /** Whether a switch was given. */
  has(option: string): boolean;
}

export interface Command {
  /** As it is typed, e.g. `import git`. */
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Names of what stands behind it without an option; in brackets where it may be left out. */
  readonly operands: readonly string[];
  readonly options: readonly Option[];
  /** Lines that stand below the options in its help. */
  readonly notes?: readonly string[];
  /** Does it. Throws where it fails: `UsageError` for exit 2, anything else for exit 1. */
  run(call: Call): Promise<void>;
}

/** The command was called wrongly: exit 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** It was called rightly and went wrong: exit 1, with a sentence that needs no stack. */
export class CommandFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailure';
  }
}
