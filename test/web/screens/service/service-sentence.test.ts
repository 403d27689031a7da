import { describe, expect, it } from 'vitest';
import { chosenObjective } from '../../../../web/screens/service/chosen-objective.ts';
import { type SentenceFacts, serviceSentences } from '../../../../web/screens/service/service-sentence.ts';
import { deskWordsOf } from '../../../../web/words/desk-words.ts';
import type { Language } from '../../../../web/words/language.ts';
import { createMoments } from '../../../../web/words/moments.ts';

const told = (language: Language) => ({
  words: deskWordsOf(language),
  moments: createMoments('Asia/Seoul', language),
  nowMs: Date.parse('2025-11-21T06:10:00Z'),
});

const chosen = (objective: Partial<SentenceFacts['objective']>, ratio: number | null): SentenceFacts => ({
  objective: {
    state: 'met',
    since: null,
    nodataSince: null,
    backInsideAt: null,
    notAnswering: null,
    sli: { kind: 'counters', name: 'availability' },
    ...objective,
  },
  failing: { ratio },
});

describe('the sentence at the head of a service', () => {
  it('says the state, since when, and what fails now', () => {
    // UX.md §2.5: "Outside agreement since 13:42. 4 in 10 requests fail."
    const burning = chosen({ state: 'burning', since: '2025-11-21T04:42:00Z' }, 0.398);
    expect(serviceSentences(burning, told('en'))).toEqual([
      'Outside agreement, burning since 13:42.',
      '4 in 10 requests fail now.',
    ]);
    expect(serviceSentences(burning, told('ko'))[0]).toBe('13:42부터 기준 이탈 · 예산 소진 중.');
  });

  it('says when what was broken is whole again, and nothing of failures where nothing fails', () => {
    expect(
      serviceSentences(chosen({ state: 'debt', backInsideAt: '2025-12-03T01:00:00Z' }, 0), told('en')),
    ).toEqual(['Outside, paying back.', 'Inside again on 3 Dec, if nothing more fails.']);
    expect(serviceSentences(chosen({}, null), told('en'))).toEqual(['Within agreement.']);
  });

  it('says what does not answer, and does not speak of failures where nothing is heard', () => {
    const notAnswering = {
      since: '2025-11-21T05:00:00Z',
      target: 'http://shop',
      reason: 'refused',
      detail: '',
      count: 1,
      of: 1,
    };
    const silent = chosen({ state: 'nodata', nodataSince: '2025-11-21T05:00:00Z', notAnswering }, 0.5);
    expect(serviceSentences(silent, told('en'))).toEqual([
      'No data since 14:00.',
      'Not answering since 14:00: connection refused.',
    ]);
  });
});

describe('the objective that a page is about', () => {
  const objectives = ['availability', 'web'].map((objective) => ({ objective }));
  const answer = {
    service: { objectives },
    worst: 'web',
    grounds: objectives,
    failing: objectives,
  } as never;

  it('is the one that the address asks for, else the one that stands for the service', () => {
    expect(chosenObjective(answer, 'availability')?.objective.objective).toBe('availability');
    expect(chosenObjective(answer, null)?.objective.objective).toBe('web');
    expect(chosenObjective(answer, 'nonsense')?.objective.objective).toBe('web');
  });

  it('is none where there is none', () => {
    expect(
      chosenObjective({ service: { objectives: [] }, worst: null, grounds: [], failing: [] } as never, 'web'),
    ).toBeNull();
  });
});
