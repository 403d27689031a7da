/** Asks a board the four measures, prints them beside another's times and compares the answers. */
import { wait } from './systems/program.ts';

export const MEASURES = ['deployment-frequency', 'lead-time', 'change-failure-rate', 'time-to-restore'];

export interface Asking {
  readonly url: string;
  /** Null for all. */
  readonly service: string | null;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Point {
  readonly n: number;
  readonly value: number | null;
}

export interface Answered {
  readonly ms: number;
  readonly points: readonly Point[];
}

/** By measure and kind: `lead-time series`. */
export type Asked = Map<string, Answered>;

async function get<Answer>(url: string): Promise<{ answer: Answer; ms: number }> {
  const beganMs = performance.now();
  let reply = await fetch(url);
  // It says so where it is still reading.
  while (reply.status === 503) {
    await reply.arrayBuffer();
    await wait(100);
    reply = await fetch(url);
  }
  const text = await reply.text();
  const ms = performance.now() - beganMs;
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${text}`);
  return { answer: JSON.parse(text), ms };
}

export async function ask({ url, service, fromMs, toMs }: Asking): Promise<Asked> {
  const asked: Asked = new Map();
  const span = new URLSearchParams({
    service: service ?? 'all',
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  });
  for (const metric of MEASURES) {
    const { answer, ms } = await get<Point>(`${url}/api/v1/figures?metric=${metric}&${span}`);
    asked.set(`${metric} figure`, { ms, points: [answer] });
  }
  for (const metric of MEASURES) {
    const { answer, ms } = await get<{ points: Point[] }>(
      `${url}/api/v1/series?metric=${metric}&by=month&${span}`,
    );
    asked.set(`${metric} series`, { ms, points: answer.points });
  }
  return asked;
}

export const sumOf = (asked: Asked): number => [...asked.values()].reduce((sum, { ms }) => sum + ms, 0);

export interface Beside {
  readonly what: string;
  readonly andon: Asked;
  readonly sql: Asked;
  /** At most this part of the SQL; null for no goal. */
  readonly goal: number | null;
}

const ratioOf = (ratio: number): string => (ratio >= 0.1 ? ratio.toFixed(2) : `1/${(1 / ratio).toFixed(0)}`);

export function printAsked(print: (line: string) => void, rows: readonly Beside[]): void {
  const cells = (name: string, values: readonly string[]) =>
    name.padEnd(24) + values.map((value) => value.padStart(12)).join('');
  print(cells('', ['board', 'SQL', 'ratio', 'goal', '']));
  for (const { what, andon, sql, goal } of rows) {
    const ratio = sumOf(andon) / sumOf(sql);
    const met = goal === null ? '' : ratio <= goal ? 'met' : 'MISSED';
    const values = [sumOf(andon).toFixed(1), sumOf(sql).toFixed(0), ratioOf(ratio)];
    print(cells(what, [...values, goal === null ? '' : ratioOf(goal), met]));
  }
}

/** Where a board counts censored incidents, SQL does not: so much a median may differ for it, as a part of it. */
const CENSORED_PART = 0.01;

function difference(name: string, board: Point, sql: Point): string | null {
  // The rate is the board's own way of saying it: what is counted is compared.
  const isRate = name.startsWith('deployment-frequency');
  const isRestore = name.startsWith('time-to-restore');
  const part = isRestore ? CENSORED_PART : 1e-9;
  const isSameCount = isRestore ? Math.abs(board.n - sql.n) <= Math.max(2, part * sql.n) : board.n === sql.n;
  const isSameValue =
    isRate ||
    board.value === sql.value ||
    (board.value !== null &&
      sql.value !== null &&
      Math.abs(board.value - sql.value) <= part * Math.abs(sql.value));
  return isSameCount && isSameValue ? null : `${board.value} of ${board.n}, SQL ${sql.value} of ${sql.n}`;
}

/** What of the answers differs, one line each, or that nothing does. */
export function compareAnswers(scope: string, board: Asked, sql: Asked): string[] {
  let compared = 0;
  const lines: string[] = [];
  for (const [name, { points }] of board) {
    const others = sql.get(name)?.points ?? [];
    // A figure of frequency rests on complete weeks, which SQL was not asked for.
    if (name === 'deployment-frequency figure') continue;
    if (points.length !== others.length)
      lines.push(`${scope} ${name}: ${points.length} points, SQL ${others.length}`);
    for (const [index, point] of points.entries()) {
      const other = others[index];
      const found = other === undefined ? null : difference(name, point, other);
      compared += 1;
      if (found !== null) lines.push(`${scope} ${name} ${index}: ${found}`);
    }
  }
  return lines.length === 0
    ? [
        `${scope}: ${compared} answers compared, all the same (medians of restoring within ${CENSORED_PART * 100} %, for what is open)`,
      ]
    : [...lines.slice(0, 12), `${scope}: ${lines.length} of ${compared} answers differ`];
}
