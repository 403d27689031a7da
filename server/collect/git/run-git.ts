import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { GitProblem } from './git-problem.ts';

/** Asks one repository. Arguments go to `git` as they are; no shell sees them. */
export interface Git {
  /** Output line by line, as it comes. Throws `GitProblem` where git fails. */
  lines(args: readonly string[], input?: string): AsyncGenerator<string>;
  /** As `lines`, cut at each NUL instead. */
  fields(args: readonly string[], input?: string): AsyncGenerator<string>;
}

export interface GitOptions {
  /** Ends whatever git does, with all that it started; a `GitProblem` follows. */
  readonly signal?: AbortSignal;
}

const keptErrorChars = 2_000;

/** Variables by which a surrounding git hook would point at another repository. */
const misleading = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_NAMESPACE',
];

const gitEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => !misleading.includes(name))),
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  // Nobody sits in front of it: no window asks for a password either.
  GIT_ASKPASS: '',
  SSH_ASKPASS_REQUIRE: 'never',
  GIT_OPTIONAL_LOCKS: '0',
});

const describeFailure = (repository: string, said: string): GitProblem => {
  const line = said.trim().split('\n')[0] ?? '';
  const absent = /not a git repository|cannot change to/.test(line);
  return absent
    ? new GitProblem(
        'not-a-repository',
        `${repository} is not a git repository; name a folder that holds a clone`,
      )
    : new GitProblem('failed', `git could not read ${repository}: ${line}`);
};

/** The exit code, and what was written to standard error. */
const finish = (child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < keptErrorChars) said += chunk.toString('utf8');
    });
    child.on('error', () =>
      reject(new GitProblem('no-git', 'the program "git" cannot be started; is it installed?')),
    );
    child.on('close', (code) => resolve({ code, said }));
  });

/** `readline` is of no use here: to it a lone carriage return in a commit message would end a line as well. */
async function* splitAt(separator: '\n' | '\0', output: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of output.setEncoding('utf8')) {
    const pieces = `${rest}${chunk}`.split(separator);
    rest = pieces.pop() ?? '';
    yield* pieces;
  }
  if (rest !== '') yield rest;
}

/** Ends git and what it started, such as ssh: they are a group of their own, without a terminal to ask at. */
function endGroup({ pid }: ChildProcessWithoutNullStreams): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It is over already.
  }
}

/** Reads the repository at a path, whatever the language and the settings of whoever runs this. */
export function createGit(
  repository: string,
  environment: NodeJS.ProcessEnv,
  { signal }: GitOptions = {},
): Git {
  async function* run(separator: '\n' | '\0', args: readonly string[], input = '') {
    const child = spawn('git', ['-C', repository, ...args], {
      env: gitEnvironment(environment),
      detached: true,
    });
    const finished = finish(child);
    // Handled below, after the output; until then a failure must not count as unhandled.
    finished.catch(() => {});
    const end = () => endGroup(child);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
    // git may end before it has read everything; its exit code then says why.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    try {
      yield* splitAt(separator, child.stdout);
      const { code, said } = await finished;
      if (code !== 0) throw describeFailure(repository, said);
    } finally {
      signal?.removeEventListener('abort', end);
      if (child.exitCode === null) end();
    }
  }
  return {
    lines: (args, input) => run('\n', args, input),
    fields: (args, input) => run('\0', args, input),
  };
}

/** The whole output of a short command, without the newline at its end. */
export const askGit = async (git: Git, args: readonly string[], input?: string): Promise<string> => {
  const lines: string[] = [];
  for await (const line of git.lines(args, input)) lines.push(line);
  return lines.join('\n');
};
