import type { TallyBody } from '#shared/api/tallies.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { TestBoard } from './board.ts';

export interface Traffic {
  readonly service: string;
  readonly objective?: string;
  /** Of each tally. */
  readonly total: number;
  readonly bad?: number;
}

/** Tallies from `fromMs` on and before `toMs`, one every `stepMs`. */
export function talliesBetween(
  { service, objective = 'availability', total, bad = 0 }: Traffic,
  fromMs: number,
  toMs: number,
  stepMs = MINUTE_MS,
): TallyBody[] {
  const tallies: TallyBody[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs += stepMs)
    tallies.push({ service, objective, at: new Date(atMs).toISOString(), good: total - bad, total });
  return tallies;
}

/** Sends tallies as a source does, and lets the second pass after which screens hear of them. */
export async function push(board: TestBoard, tallies: readonly TallyBody[]): Promise<void> {
  const reply = await board.send('POST', '/api/v1/tallies', tallies);
  if (reply.status !== 200)
    throw new Error(`tallies were answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  await board.clock.advance(1_000);
}
