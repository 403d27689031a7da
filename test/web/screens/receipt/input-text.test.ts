import { expect, it } from 'vitest';
import { inputText } from '../../../../web/screens/receipt/input-text.ts';
import { deskWordsOf } from '../../../../web/words/desk-words.ts';

const when = (at: string): string => at.slice(0, 10);
const en = { words: deskWordsOf('en'), when };
const ko = { words: deskWordsOf('ko'), when };

it('says a target with the time it was in force, in the language of the page', () => {
  const targets = [{ from: '2026-11-01T00:00:00Z', to: '2026-11-22T00:00:00Z', target: 0.9995, version: 2 }];
  expect(inputText(targets, en)).toBe('99.95% from 2026-11-01 to 2026-11-22, agreement v2');
  expect(inputText(targets, ko)).toBe('2026-11-01부터 2026-11-22까지 99.95%, 합의 기준 v2');
});

it('says of counts of a server that nothing was made of them', () => {
  const source = { kept: 'as the server gave it', total: 'sum(a)', bad: 'sum(b)' };
  expect(inputText(source, en)).toBe('kept as the server gave it: total sum(a), bad sum(b)');
  expect(inputText(source, ko)).toBe('서버가 준 값 그대로: total sum(a) · bad sum(b)');
});

it('rounds nothing', () => {
  expect(inputText([1_240_000, 0.1234567, true, null], en)).toBe('1,240,000, 0.1234567, yes, none');
});
