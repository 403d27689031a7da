import { wait } from '../systems/program.ts';
import { rssBytes } from '../systems/usage.ts';
import type { Andon } from './andon.ts';
import { ask } from './ask.ts';
import { tellFact } from './measure-screens.ts';
import { MINUTE_MS, type Site } from './site.ts';

export interface Load {
  readonly asked: number;
  readonly loopP50Ms: number;
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  readonly rssMaxBytes: number;
}

async function loopDelay(url: string) {
  const page = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) =>
    1_000 * Number(new RegExp(`^andon_nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(page)?.[1]);
  return { p50: read('p50'), p99: read('p99'), max: read('max') };
}

/** Asks what open screens ask, once a second as after each hint, while facts of ten services come each second. */
export async function measureLoad(
  { url, program }: Andon,
  site: Site,
  paths: readonly string[],
  seconds: number,
): Promise<Load> {
  const api = `${url}/api/v1`;
  const untilMs = performance.now() + seconds * 1_000;
  let asked = 0;
  let rssMaxBytes = 0;
  await loopDelay(url);
  for (let second = 0; performance.now() < untilMs; second += 1) {
    const startedMs = performance.now();
    for (let each = 0; each < 10; each += 1)
      await tellFact(api, `svc-${String((second * 10 + each) % site.serviceCount).padStart(4, '0')}`, site);
    for (const path of paths) await ask(api + path);
    asked += paths.length;
    rssMaxBytes = Math.max(rssMaxBytes, rssBytes(program.pid));
    await wait(Math.max(0, 1_000 - (performance.now() - startedMs)));
    if (performance.now() - startedMs > MINUTE_MS) break;
  }
  const { p50, p99, max } = await loopDelay(url);
  return { asked, loopP50Ms: p50, loopP99Ms: p99, loopMaxMs: max, rssMaxBytes };
}
