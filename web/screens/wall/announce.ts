import type { WallAnswer } from '#shared/api/wall.ts';
import { type Announced, announceChanges } from '../../ui/announced.ts';
import type { Say } from './say.ts';

/** What the wall says of changes of state; the first answer says nothing, it changed nothing. */
export const announce = (was: Announced, answer: WallAnswer, say: Say, nowMs: number): Announced => {
  const standings = answer.services.map(({ id, name, objective }) => {
    const state = objective?.state ?? 'none';
    return { id, state, text: say.words.changed(say.name(name), state) };
  });
  return announceChanges(was, standings, say.words.list, nowMs);
};
