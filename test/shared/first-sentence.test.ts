import { describe, expect, it } from 'vitest';
import { firstSentence } from '#shared/first-sentence.ts';

describe('the first sentence', () => {
  it('ends at its stop', () => {
    expect(firstSentence('How often we release. A week counts.')).toBe('How often we release.');
    expect(firstSentence('예산의 비율. 그때 소진됩니다.')).toBe('예산의 비율.');
    expect(firstSentence('운영 환경에 배포한 횟수. 성공한 배포만 셉니다.')).toBe('운영 환경에 배포한 횟수.');
  });

  it('does not end inside a number, nor at a short form', () => {
    expect(firstSentence('A promise, e.g. 99.9% in 30 days. It is kept.')).toBe(
      'A promise, e.g. 99.9% in 30 days.',
    );
  });

  it('is all of a text without a stop', () => {
    expect(firstSentence('하나뿐인 말')).toBe('하나뿐인 말');
    expect(firstSentence('')).toBe('');
  });
});
