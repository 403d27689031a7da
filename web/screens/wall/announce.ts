import type { WallAnswer } from '#shared/api/wall.ts';
import type { State } from '#shared/judgement.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { Say } from './say.ts';

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

const statesOf = (answer: WallAnswer): Map<string, State> =>
  new Map(answer.services.map((service) => [service.id, service.objective?.state ?? 'none']));

/**
 * Says changes of state and nothing else, at most once in ten seconds; what changes in between waits and is
 * said together. The first answer says nothing: it changed nothing.
 */
export const announce = (was: Announced, answer: WallAnswer, say: Say, nowMs: number): Announced => {
  const states = statesOf(answer);
  const changed = answer.services.filter((service) => {
    const before = was.states.get(service.id);
    return before !== undefined && before !== states.get(service.id);
  });
  const waiting = [
    ...was.waiting,
    ...changed.map((service) => say.words.changed(say.name(service.name), states.get(service.id) ?? 'none')),
  ];
  if (waiting.length === 0 || nowMs - was.saidAtMs < PAUSE_MS) return { ...was, states, waiting };
  return { states, waiting: [], text: say.words.list(waiting), saidAtMs: nowMs };
};
