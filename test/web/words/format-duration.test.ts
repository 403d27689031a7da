import { describe, expect, it } from 'vitest';
import { duration as inEnglish } from '../../../web/words/en-grammar.ts';
import { limitDuration, metricDuration, splitDuration } from '../../../web/words/format-duration.ts';
import { duration as inKorean } from '../../../web/words/ko-grammar.ts';

const hours = (count: number): number => count * 3_600;

describe('a length of time', () => {
  it('has two units at most, as in UX.md §2.12', () => {
    expect(inEnglish(splitDuration(hours(1) + 28 * 60 + 59))).toBe('1 h 28 m');
    expect(inKorean(splitDuration(hours(1) + 28 * 60))).toBe('1시간 28분');
    expect(inEnglish(splitDuration(hours(52)))).toBe('2 d 4 h');
  });

  it('leaves out a part of zero, and seconds beside minutes', () => {
    expect(inEnglish(splitDuration(hours(6)))).toBe('6 h');
    expect(inEnglish(splitDuration(8 * 60 + 30))).toBe('8 min');
    expect(inEnglish(splitDuration(45))).toBe('45 s');
    expect(inEnglish(splitDuration(0.4))).toBe('0 s');
  });

  it('chooses the unit of a metric by its size and never makes it shorter', () => {
    expect(metricDuration(52 * 60)).toEqual({ digits: '52', unit: 'minute' });
    expect(metricDuration(hours(5.42))).toEqual({ digits: '5.5', unit: 'hour' });
    // 3.05 days
    expect(metricDuration(263_520)).toEqual({ digits: '3.1', unit: 'day' });
  });

  it('says a limit exactly', () => {
    expect(limitDuration(345_600)).toEqual({ digits: '4', unit: 'day' });
    expect(limitDuration(3_600)).toEqual({ digits: '60', unit: 'minute' });
  });
});
