import type { OverviewItem } from '#shared/api/overview.ts';
import { ask } from './ask.ts';
import { ANSWERS, REQUESTS } from './site.ts';
import { burnWindows, type Rows, readRows, victoriaQuestions } from './victoria-questions.ts';

/** 1 − target, as the bench agrees it. */
const ALLOWED_RATIO = 0.001;

export interface Compared {
  readonly values: number;
  /** The largest difference of two values that should be one. */
  readonly worst: number;
}

type Overview = ReadonlyMap<string, OverviewItem>;

async function readOverview(api: string, days: number, atMs: number): Promise<Overview> {
  const at = new Date(atMs).toISOString();
  const { text } = await ask(`${api}/overview?window=${days}d&at=${at}`);
  const { items } = JSON.parse(text) as { items: OverviewItem[] };
  return new Map(items.map((item) => [`${item.service} ${item.objective}`, item]));
}

/** Lays what Andon says beside what VictoriaMetrics says, service by service and day by day. */
export async function compareAnswers(api: string, victoriaUrl: string, atMs: number): Promise<Compared> {
  const questions = victoriaQuestions(victoriaUrl, atMs, '&nocache=1');
  let values = 0;
  let worst = 0;
  const lay = (rows: Rows, objective: string, overview: Overview, read: (item: OverviewItem) => number[]) => {
    for (const [service, theirs] of rows) {
      const item = overview.get(`${service} ${objective}`);
      const ours = item === undefined ? [] : read(item);
      if (ours.length !== theirs.length)
        throw new Error(`${service}: ${ours.length} values here, ${theirs.length} there`);
      for (const [index, value] of theirs.entries()) {
        worst = Math.max(worst, Math.abs(value - (ours[index] ?? Number.NaN)));
        values += 1;
      }
    }
  };
  const rowsOf = async (url: string) => readRows((await ask(url)).text);
  for (const days of [30, 90]) {
    const overview = await readOverview(api, days, atMs);
    lay(await rowsOf(questions.availability(days)), ANSWERS, overview, ({ value }) => [value ?? Number.NaN]);
    lay(await rowsOf(questions.ratio(days)), REQUESTS, overview, ({ value }) => [1 - (value ?? Number.NaN)]);
    if (days === 90) {
      const daily = await rowsOf(questions.dailyAvailability());
      lay(daily, ANSWERS, overview, ({ days: { good, total } }) =>
        good.map((count, index) => count / (total[index] ?? 0)),
      );
    }
    for (const window of days === 30 ? burnWindows : [])
      lay(await rowsOf(questions.burn(window)), REQUESTS, overview, ({ burn }) => [
        (burn[window] ?? Number.NaN) * ALLOWED_RATIO,
      ]);
  }
  return { values, worst };
}
