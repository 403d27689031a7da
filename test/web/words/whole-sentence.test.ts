import { expect, it } from 'vitest';
import { wholeSentence } from '../../../web/words/whole-sentence.ts';

it('begins with a capital where the language has them, and ends with a full stop', () => {
  expect(wholeSentence('not answering since 13:42')).toBe('Not answering since 13:42.');
  expect(wholeSentence('13:42부터 응답 없음')).toBe('13:42부터 응답 없음.');
});
