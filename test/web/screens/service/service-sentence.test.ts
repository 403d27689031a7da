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

const chosen = (
  objective: Partial<SentenceFacts['objective']>,
  ratio: number | null,
  burnRate: number | null = ratio === null ? null : ratio / 0.001,
): SentenceFacts => ({
  objective: {
    state: 'met',
    since: null,
    nodataSince: null,
    backInsideAt: null,
    notAnswering: null,
    sli: { kind: 'counters', name: 'availability' },
    burn: [],
    ...objective,
  },
  failing: { ratio, burnRate },
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

  it('says of what stopped that it did, and which window keeps its state', () => {
    const rule = {
      rule: 'page-6h',
      factor: 6,
      reachable: true,
      firing: true,
      youngUntil: null,
      long: { window: '6h', rate: 20 },
      short: { window: '30m', rate: 9 },
    };
    const stopped = chosen({ state: 'burning', since: '2025-11-21T04:42:00Z', burn: [rule] }, 0);
    expect(serviceSentences(stopped, told('en'))).toEqual([
      'Outside agreement; the burning that began 13:42 has stopped.',
      'No request fails now; the last 30 min are still above 6×.',
    ]);
    expect(serviceSentences(stopped, told('ko'))).toEqual([
      '기준 이탈. 13:42에 시작된 소진이 멈췄습니다.',
      '지금 실패하는 요청 없음, 최근 30분은 아직 6배 초과.',
    ]);
    const little = chosen({ state: 'fast', since: '2025-11-21T04:42:00Z', burn: [rule] }, 1 / 5_000);
    expect(serviceSentences(little, told('en'))).toEqual([
      'The burning that began 13:42 has stopped.',
      '1 in 5,000 requests fail now; the last 30 min are still above 6×.',
    ]);
  });

  it('never says alone that an overdrawn budget is paid back while more fails than is allowed', () => {
    expect(serviceSentences(chosen({ state: 'debt' }, 0.5), told('en'))).toEqual([
      'Outside agreement; 5 in 10 requests fail now.',
    ]);
    expect(serviceSentences(chosen({ state: 'debt' }, 0.5), told('ko'))).toEqual([
      '기준 이탈, 요청 10건 중 5건 실패 중.',
    ]);
    expect(serviceSentences(chosen({ state: 'debt' }, 0.0005), told('en'))[0]).toBe('Outside, paying back.');
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
