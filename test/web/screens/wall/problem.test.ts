import { describe, expect, it } from 'vitest';
import type { WallService } from '#shared/api/wall.ts';
import { burnBadge, problemFacts, problemHints } from '../../../../web/screens/wall/problem.ts';
import { createSay } from '../../../../web/screens/wall/say.ts';
import { stateText } from '../../../../web/words/state-text.ts';
import { NOW, objective, service } from '../../wall-answer.ts';

const say = (language: 'en' | 'ko') => createSay(language, 'Asia/Seoul', Date.parse(NOW));

/** Burned for half an hour until 15 minutes ago: the rule with the short window of 30 min is still above. */
const stopped = (of: Partial<WallService> = {}): WallService =>
  service('orders', {
    failingRatio: 0,
    burnRate: 0,
    objective: objective({
      state: 'burning',
      direction: 'burning',
      since: '2025-11-21T05:25:00Z',
      sli: { kind: 'push', name: 'availability' },
      budget: { allowed: 100, spent: 90, remaining: 0.1, allowedMinutes: null, estimated: false },
      exhaustedAt: '2025-11-21T09:10:00Z',
      burn: [
        {
          rule: 'page-6h',
          factor: 6,
          reachable: true,
          firing: true,
          youngUntil: null,
          long: { window: '6h', rate: 40 },
          short: { window: '30m', rate: 30 },
        },
      ],
    }),
    ...of,
  });

const text = (fact: ReturnType<typeof problemFacts>[number] | undefined): string =>
  `${fact?.parts.map((part) => part.text).join(' ')}: ${fact?.label}`;

describe('a card of what stopped, while its rule is still above', () => {
  it('says that it stopped and what is still above, and nothing that goes on', () => {
    const [failing, length, budget] = problemFacts(stopped(), say('en'));
    expect(text(failing)).toBe('0: no event fails now');
    expect(text(length)).toBe('45 min ago: began 14:25');
    expect(text(budget)).toBe('10 %: budget left');
    expect(burnBadge(stopped(), say('en'))).toBe('stopped, 0×');
    expect(problemHints(stopped(), say('en'))[0]).toBe('the last 30 min are still above 6×');
    expect(stateText({ ...stopped(), state: 'burning' }, say('en').words)).toBe('Outside agreement');
  });

  it('says it in Korean', () => {
    expect(text(problemFacts(stopped(), say('ko'))[1])).toBe('45 분 전: 14:25 시작');
    expect(burnBadge(stopped(), say('ko'))).toBe('멈춤 · 0배');
    expect(problemHints(stopped(), say('ko'))[0]).toBe('최근 30분은 아직 6배 초과');
  });

  it('goes on as before while it burns', () => {
    const burning = stopped({ failingRatio: 0.4, burnRate: 400 });
    const facts = problemFacts(burning, say('en')).map(text);
    expect(facts).toEqual([
      '4 in 10: events fail now',
      '45 min: since 14:25',
      '10 %: budget left, gone in 3 h',
    ]);
    expect(burnBadge(burning, say('en'))).toBe('400× too fast');
    expect(problemHints(burning, say('en'))).toEqual(['No release in the 24 h before']);
  });
});
