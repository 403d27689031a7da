import { describe, expect, it } from 'vitest';
import { parseTimeZone } from '../../../server/config/time-zone.ts';

describe('parseTimeZone', () => {
  it('takes IANA names only', () => {
    expect(parseTimeZone('Asia/Seoul')).toBe('Asia/Seoul');
    expect(() => parseTimeZone('+09:00')).toThrow('not an IANA time zone');
    expect(() => parseTimeZone('Asia/Soul')).toThrow('did you mean "Asia/Seoul"?');
  });
});
