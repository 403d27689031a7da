import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { GitProblem } from './git-problem.ts';

/** Asks one repository. Arguments go to `git` as they are; no shell sees them. */
export interface Git {
  /** Output line by line, as it comes. Throws `GitProblem` where git fails. */
  lines(args: readonly string[], input?: string): AsyncGenerator<string>;
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

/** Cuts at newlines only: to `readline` a lone carriage return in a commit message would be one as well. */
async function* splitLines(output: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of output.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Reads the repository at a path, whatever the language and the settings of whoever runs this. */
export const createGit = (repository: string, environment: NodeJS.ProcessEnv): Git => ({
  async *lines(args, input = '') {
    const child = spawn('git', ['-C', repository, ...args], { env: gitEnvironment(environment) });
    const finished = finish(child);
    // Handled below, after the output; until then a failure must not count as unhandled.
    finished.catch(() => {});
    // git may end before it has read everything; its exit code then says why.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    try {
      yield* splitLines(child.stdout);
      const { code, said } = await finished;
      if (code !== 0) throw describeFailure(repository, said);
    } finally {
      child.kill();
    }
  },
});

/** The whole output of a short command, without the newline at its end. */
export const askGit = async (git: Git, args: readonly string[]): Promise<string> => {
  const lines: string[] = [];
  for await (const line of git.lines(args)) lines.push(line);
  return lines.join('\n');
};
