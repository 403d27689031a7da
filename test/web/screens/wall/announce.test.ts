import { describe, expect, it } from 'vitest';
import { announce } from '../../../../web/screens/wall/announce.ts';
import { createSay } from '../../../../web/screens/wall/say.ts';
import { nothingAnnounced } from '../../../../web/ui/announced.ts';
import { objective, service, wallAnswer } from '../../wall-answer.ts';

const say = createSay('en', 'UTC', 0);
const calm = wallAnswer();
const near = wallAnswer({
  services: [service('a', { objective: objective({ state: 'near' }) }), service('b')],
});

describe('what is announced', () => {
  it('is nothing at first, and nothing while nothing changes', () => {
    const first = announce(nothingAnnounced, calm, say, 0);
    expect(first.text).toBe('');
    expect(announce(first, calm, say, 60_000).text).toBe('');
  });

  it('is a change of state, at most once in ten seconds', () => {
    const first = announce(nothingAnnounced, calm, say, 0);
    const second = announce(first, near, say, 1_000);
    expect(second.text).toBe('Service a: Close to the limit');
    const tooSoon = announce(second, calm, say, 5_000);
    expect(tooSoon.text).toBe('Service a: Close to the limit');
    expect(announce(tooSoon, calm, say, 11_000).text).toBe('Service a: Within agreement');
  });
});
