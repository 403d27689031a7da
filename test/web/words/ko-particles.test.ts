import { expect, it } from 'vitest';
import { topic, toward } from '../../../web/words/ko-particles.ts';

it('a word takes the particle that its last letter asks for', () => {
  expect([topic('리드 타임'), topic('배포 빈도'), topic('MTTR')]).toEqual([
    '리드 타임은',
    '배포 빈도는',
    'MTTR은(는)',
  ]);
  // After ㄹ, as after a vowel, it is 로.
  expect([toward('3일'), toward('52분'), toward('4회'), toward('12%')]).toEqual([
    '3일로',
    '52분으로',
    '4회로',
    '12%로',
  ]);
});
