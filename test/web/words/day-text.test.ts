import { expect, it } from 'vitest';
import { dayText } from '../../../web/words/day-text.ts';

it('a day is said as date fields write it, in the zone', () => {
  const atMs = Date.parse('2025-03-01T16:00:00Z');
  expect(dayText(atMs, 'UTC')).toBe('2025-03-01');
  expect(dayText(atMs, 'Asia/Seoul')).toBe('2025-03-02');
});
