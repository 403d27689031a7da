import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installedVersion } from './installed-version.ts';
import { freePort, type Program, startProgram, wait } from './program.ts';

/** Where Debian puts it. */
const FOLDER = '/usr/lib/postgresql/15/bin';
const USER = 'postgres';
const READY_MS = 30_000;
/** A generous share of a machine of 16 GB and more, so that what is asked again comes from memory. */
const SETTINGS = [
  'shared_buffers=4GB',
  'work_mem=128MB',
  'maintenance_work_mem=1GB',
  'effective_cache_size=12GB',
  'max_wal_size=8GB',
  'random_page_cost=1.1',
  'listen_addresses=127.0.0.1',
];

/** What a statement answered: rows of text, and how long the server and psql took for it. */
export interface SqlAnswer {
  readonly rows: readonly (readonly string[])[];
  readonly ms: number;
}

/** A database server of its own, on loopback, with one session. */
export interface RunningPostgres {
  run(sql: string): Promise<SqlAnswer>;
  /** Feeds `COPY … FROM STDIN`; fields are without tabs and backslashes. */
  copy(table: string, lines: Iterable<string>): Promise<void>;
  /** Stops the server and starts it again: its own memory is empty then. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Version of what is installed; null for nothing. */
export const postgresVersion = (): string | null =>
  existsSync(join(FOLDER, 'postgres')) ? installedVersion(join(FOLDER, 'postgres')) : null;

/** It refuses to run as root. */
const asUser = (command: string, words: readonly string[]): [string, string[]] =>
  process.getuid?.() === 0
    ? ['setpriv', [`--reuid=${USER}`, `--regid=${USER}`, '--init-groups', command, ...words]]
    : [command, [...words]];

function makeCluster(folder: string): string {
  const dataFolder = join(folder, 'cluster');
  mkdirSync(dataFolder, { recursive: true });
  if (process.getuid?.() === 0) spawnSync('chown', [USER, dataFolder]);
  chmodSync(dataFolder, 0o700);
  const [command, words] = asUser(join(FOLDER, 'initdb'), ['-D', dataFolder, '-A', 'trust', '-U', USER]);
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8', cwd: '/' });
  if (status !== 0) throw new Error(`initdb: ${stderr}`);
  return dataFolder;
}

/** One psql that is asked one statement after the other. */
function openSession(port: number) {
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', USER, '-d', 'postgres'];
  const child = spawn(
    join(FOLDER, 'psql'),
    ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', ...connection],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  child.stdin.write('\\timing on\n');
  return {
    async run(sql: string): Promise<SqlAnswer> {
      child.stdin.write(`${sql};\n\\echo =end=\n`);
      const rows: string[][] = [];
      let ms = Number.NaN;
      for (;;) {
        const { value, done } = await lines.next();
        if (done === true) throw new Error(`psql ended: ${sql}`);
        if (value === '=end=') return { rows, ms };
        const took = /^Time: ([\d.]+) ms/.exec(value)?.[1];
        if (took !== undefined) ms = Number(took);
        else if (value !== '') rows.push(value.split('|'));
      }
    },
    async copy(table: string, rows: Iterable<string>): Promise<void> {
      child.stdin.write(`COPY ${table} FROM STDIN;\n`);
      let text = '';
      for (const row of rows) {
        text += `${row}\n`;
        if (text.length < 1 << 20) continue;
        if (!child.stdin.write(text)) await once(child.stdin, 'drain');
        text = '';
      }
      child.stdin.write(`${text}\\.\n`);
    },
    async end(): Promise<void> {
      child.stdin.end('\\q\n');
      await ended;
    },
  };
}

/** @throws Error where it cannot be started */
export async function startPostgres(folder: string): Promise<RunningPostgres> {
  const dataFolder = makeCluster(folder);
  const port = await freePort();
  const settings = [...SETTINGS, `port=${port}`, 'unix_socket_directories='].flatMap((each) => ['-c', each]);
  let program: Program;
  let session: ReturnType<typeof openSession>;

  const isReady = () =>
    spawnSync(join(FOLDER, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0;
  const begin = async () => {
    const [command, words] = asUser(join(FOLDER, 'postgres'), ['-D', dataFolder, ...settings]);
    program = startProgram(command, words, join(folder, 'postgres.log'));
    const untilMs = performance.now() + READY_MS;
    while (!isReady()) {
      if (performance.now() > untilMs) throw new Error(`Postgres does not answer:\n${program.output()}`);
      await wait(100);
    }
    session = openSession(port);
  };
  const stop = async () => {
    await session.end();
    await program.stop();
  };

  await begin();
  return {
    run: (sql) => session.run(sql),
    copy: (table, lines) => session.copy(table, lines),
    async restart() {
      await stop();
      await begin();
    },
    stop,
  };
}
