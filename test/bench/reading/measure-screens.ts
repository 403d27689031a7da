import { cpuSeconds } from '../systems/usage.ts';
import type { Andon } from './andon.ts';
import { ask, median } from './ask.ts';
import { REQUESTS, type Site } from './site.ts';

/** How a screen's question is answered: the first after the start, after each fact, and asked again at once. */
export interface ScreenTimes {
  readonly path: string;
  readonly firstMs: number;
  readonly afterFactMs: number;
  /** CPU of the whole process, a mean: it holds on a busy machine. */
  readonly afterFactCpuMs: number;
  readonly againMs: number;
  readonly bytes: number;
}

/** Tells the board something of one service, so that nothing that was kept is good. */
export async function tellFact(api: string, service: string, { endMs }: Site): Promise<void> {
  const row = { service, objective: REQUESTS, at: new Date(endMs).toISOString(), good: 10, total: 10 };
  const answer = await fetch(`${api}/tallies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([row]),
  });
  if (!answer.ok) throw new Error(`a tally is not taken: ${await answer.text()}`);
  await answer.arrayBuffer();
}

export async function measureScreen(
  { url, program }: Andon,
  path: string,
  site: Site,
  rounds: number,
): Promise<ScreenTimes> {
  const api = `${url}/api/v1`;
  const first = await ask(api + path);
  const after: number[] = [];
  const again: number[] = [];
  const cpuBefore = cpuSeconds(program.pid);
  for (let round = 0; round < rounds; round += 1) {
    await tellFact(api, 'svc-0003', site);
    after.push((await ask(api + path)).ms);
    again.push((await ask(api + path)).ms);
  }
  const afterFactCpuMs = (1_000 * (cpuSeconds(program.pid) - cpuBefore)) / rounds;
  return {
    path,
    firstMs: first.ms,
    afterFactMs: median(after),
    afterFactCpuMs,
    againMs: median(again),
    bytes: first.text.length,
  };
}
