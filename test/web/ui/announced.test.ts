import { describe, expect, it } from 'vitest';
import type { State } from '#shared/judgement.ts';
import { announceChanges, nothingAnnounced } from '../../../web/ui/announced.ts';

const stand = (id: string, state: State) => ({ id, state, text: `${id} is ${state}` });
const join = (texts: readonly string[]) => texts.join(', ');

describe('what is read aloud', () => {
  it('says together what changed within ten seconds, once they are over', () => {
    const first = announceChanges(nothingAnnounced, [stand('a', 'met'), stand('b', 'met')], join, 0);
    const second = announceChanges(first, [stand('a', 'near'), stand('b', 'met')], join, 1_000);
    const third = announceChanges(second, [stand('a', 'near'), stand('b', 'fast')], join, 2_000);
    expect([first.text, second.text, third.text]).toEqual(['', 'a is near', 'a is near']);
    const later = announceChanges(third, [stand('a', 'met'), stand('b', 'fast')], join, 11_000);
    expect(later.text).toBe('b is fast, a is met');
  });

  it('says nothing of a service that is new on the board', () => {
    const first = announceChanges(nothingAnnounced, [stand('a', 'met')], join, 0);
    const second = announceChanges(first, [stand('a', 'met'), stand('new', 'burning')], join, 60_000);
    expect(second.text).toBe('');
  });
});
