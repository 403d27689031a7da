import { describe, expect, it } from 'vitest';
import { createMoments } from '../../../web/words/moments.ts';

// 06:10 UTC is 15:10 in Seoul, which keeps no summer time.
const NOW = Date.parse('2025-11-21T06:10:00Z');

describe('a moment', () => {
  it('is said in the zone of the board, in 24 hours, with the year where it is another one', () => {
    expect(createMoments('Asia/Seoul', 'en').dayTime(NOW, NOW)).toBe('Fri 21 Nov, 15:10');
    expect(createMoments('Asia/Seoul', 'ko').dayTime(NOW, NOW)).toBe('11월 21일 (금) 15:10');
    const yearLater = Date.parse('2026-01-02T00:00:00Z');
    expect(createMoments('Asia/Seoul', 'en').dayTime(NOW, yearLater)).toBe('Fri 21 Nov 2025, 15:10');
    expect(createMoments('Asia/Seoul', 'ko').dayTime(NOW, yearLater)).toBe('2025년 11월 21일 (금) 15:10');
    expect(createMoments('UTC', 'en').time(Date.parse('2025-11-21T00:05:00Z'))).toBe('00:05');
  });

  it('has its day in front where it is not today', () => {
    const moments = createMoments('Asia/Seoul', 'en');
    expect(moments.recent(Date.parse('2025-11-21T04:42:00Z'), NOW)).toBe('13:42');
    expect(moments.recent(Date.parse('2025-11-19T04:42:00Z'), NOW)).toBe('19 Nov 13:42');
    expect(moments.brief(Date.parse('2025-11-21T04:42:00Z'), NOW)).toBe('13:42');
    expect(moments.brief(Date.parse('2025-11-19T04:42:00Z'), NOW)).toBe('19 Nov');
    expect(moments.brief(Date.parse('2024-11-19T04:42:00Z'), NOW)).toBe('19 Nov 2024');
    expect(moments.recent(Date.parse('2024-11-19T04:42:00Z'), NOW)).toBe('19 Nov 2024');
  });
});
