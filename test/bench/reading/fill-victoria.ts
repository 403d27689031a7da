import { wait } from '../systems/program.ts';
import { serviceDay, serviceName } from './history.ts';
import { DAY_MS, MINUTE_MS, type Site } from './site.ts';

const POSTS_AT_ONCE = 4;

interface Counters {
  good: number;
  bad: number;
}

const line = (name: string, labels: object, values: ArrayLike<number>, times: string): string =>
  `{"metric":${JSON.stringify({ __name__: name, ...labels })},"values":[${Array.prototype.join.call(values, ',')}],"timestamps":[${times}]}\n`;

/** A day of one service as counters: what the second of two samples adds lies in the minute it was taken in. */
function dayLines(service: number, epochDay: number, minutes: number, counters: Counters): string {
  const { requests, answers } = serviceDay(service, epochDay);
  const times = Array.from({ length: minutes }, (_, minute) => epochDay * DAY_MS + minute * MINUTE_MS).join(
    ',',
  );
  const good = new Float64Array(minutes);
  const bad = new Float64Array(minutes);
  for (let minute = 0; minute < minutes; minute += 1) {
    counters.good += requests.good[minute] ?? 0;
    counters.bad += (requests.total[minute] ?? 0) - (requests.good[minute] ?? 0);
    good[minute] = counters.good;
    bad[minute] = counters.bad;
  }
  const labels = { service: serviceName(service) };
  return [
    line('up', labels, answers.good.subarray(0, minutes), times),
    line('http_requests_total', { ...labels, code: '200' }, good, times),
    line('http_requests_total', { ...labels, code: '500' }, bad, times),
  ].join('');
}

/** What the counters stood at before the first day: the first of its minutes counts by it. */
function firstLines(service: number, atMs: number, { good, bad }: Counters): string {
  const labels = { service: serviceName(service) };
  return [
    line('http_requests_total', { ...labels, code: '200' }, [good], String(atMs)),
    line('http_requests_total', { ...labels, code: '500' }, [bad], String(atMs)),
  ].join('');
}

async function post(url: string, body: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/import`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`victoria-metrics takes nothing in: ${await answer.text()}`);
}

async function untilMerged(url: string): Promise<void> {
  await fetch(`${url}/internal/force_flush`);
  await wait(2_000);
  await fetch(`${url}/internal/force_merge`);
  for (let quiet = 0; quiet < 3; ) {
    await wait(1_000);
    const page = await (await fetch(`${url}/metrics`)).text();
    const merges = [...page.matchAll(/^vm_active_merges\{[^}]*\} (\d+)/gm)].map((match) => Number(match[1]));
    quiet = merges.some((count) => count > 0) ? 0 : quiet + 1;
  }
}

/** Writes the last `dayCount` days and the running one into a VictoriaMetrics that runs. */
export async function fillVictoria(url: string, { serviceCount, dayCount, endMs }: Site): Promise<void> {
  const today = Math.floor(endMs / DAY_MS);
  const firstDay = today - dayCount;
  const counters = Array.from({ length: serviceCount }, () => ({ good: 1_000_000, bad: 1_000 }));
  for (let day = firstDay; day <= today; day += 1) {
    const minutes = day < today ? 1_440 : (endMs - today * DAY_MS) / MINUTE_MS;
    for (let from = 0; from < serviceCount; from += 25 * POSTS_AT_ONCE) {
      const posts = Array.from({ length: POSTS_AT_ONCE }, async (_, part) => {
        let body = '';
        for (
          let index = from + 25 * part;
          index < Math.min(serviceCount, from + 25 * (part + 1));
          index += 1
        ) {
          const own = counters[index] ?? { good: 0, bad: 0 };
          if (day === firstDay) body += firstLines(index, firstDay * DAY_MS - MINUTE_MS, own);
          body += dayLines(index, day, minutes, own);
        }
        if (body !== '') await post(url, body);
      });
      await Promise.all(posts);
    }
  }
  await untilMerged(url);
}
