import { describe, expect, it } from 'vitest';
import { furtherDetail } from '../../../web/words/failure-detail.ts';

describe('the detail of a failure', () => {
  // Sentences of server/collect: what only says the reason again has no place under a Korean one.
  it.each([
    ['connection refused', '연결 거부'],
    ['no answer within 10 s', '응답 시간 초과'],
    ['no reply within 0.5 s', 'no answer in time'],
    ['the name is not known', '이름을 찾을 수 없음'],
    ['the same words', 'the same words'],
    ['', '연결 거부'],
    [null, '연결 거부'],
  ])('is left out where it says no more than its reason: %s', (detail, said) => {
    expect(furtherDetail(detail, said)).toBeNull();
  });

  it.each([
    'status 503 instead of 200',
    'no route to the host',
    'the certificate has expired',
    '0.3 is no bucket of http_seconds; the nearest are 0.25 and 0.5',
  ])('stands where it says more: %s', (detail) => {
    expect(furtherDetail(detail, '연결 거부')).toBe(detail);
  });
});
