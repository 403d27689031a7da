import type { State } from '#shared/judgement.ts';
import { SECOND_MS } from '#shared/units.ts';

/** How a service stands, and how that is said. */
export interface Standing {
  readonly id: string;
  readonly state: State;
  readonly text: string;
}

/** What a listener was told, and what is still to be told. */
export interface Announced {
  readonly states: ReadonlyMap<string, State>;
  readonly waiting: readonly string[];
  readonly text: string;
  readonly saidAtMs: number;
}

export const nothingAnnounced: Announced = {
  states: new Map(),
  waiting: [],
  text: '',
  saidAtMs: Number.NEGATIVE_INFINITY,
};

const PAUSE_MS = 10 * SECOND_MS;

/**
 * Says changes of state and nothing else, at most once in ten seconds; what changes in between waits and is
 * said together. What was never seen before changed nothing.
 *
 * @param join puts several sentences together
 */
export const announceChanges = (
  was: Announced,
  standings: readonly Standing[],
  join: (texts: readonly string[]) => string,
  nowMs: number,
): Announced => {
  const states = new Map(standings.map(({ id, state }) => [id, state]));
  const changed = standings.filter(({ id, state }) => {
    const before = was.states.get(id);
    return before !== undefined && before !== state;
  });
  const waiting = [...was.waiting, ...changed.map(({ text }) => text)];
  if (waiting.length === 0 || nowMs - was.saidAtMs < PAUSE_MS) return { ...was, states, waiting };
  return { states, waiting: [], text: join(waiting), saidAtMs: nowMs };
};
