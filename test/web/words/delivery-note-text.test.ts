import { describe, expect, it } from 'vitest';
import { deliveryNoteText } from '../../../web/words/delivery-note-text.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';

const [en, ko] = [deskWordsOf('en'), deskWordsOf('ko')];

describe('what is known of a delivery', () => {
  // The English lines are those that the server keeps.
  it.each([
    ['tells of a time in the future', 'tells of a time in the future', '미래의 시각을 알림'],
    [
      '1 alerts were left out: Alertmanager sends no more than its max_alerts in one body',
      '1 alert was left out: Alertmanager sends no more than its max_alerts in one body',
      'Alertmanager의 max_alerts 한도로 알림 1건이 빠짐',
    ],
    ['body.alerts is "x", not a list', 'body.alerts is "x", not a list', 'body.alerts: 목록 자리에 "x"'],
    [
      'names what is no configured service: orders; tells of a time in the future',
      'names what is no configured service: orders; tells of a time in the future',
      '설정에 없는 서비스를 가리킴: orders; 미래의 시각을 알림',
    ],
    ['something of next year', 'something of next year', 'something of next year'],
  ])('is said in both languages: %s', (line, english, korean) => {
    expect(deliveryNoteText(line, en)).toBe(english);
    expect(deliveryNoteText(line, ko)).toBe(korean);
  });

  it('is counted in the right number', () => {
    expect(en.hooks.count('unmatched', 1)).toBe('1 names no service here');
    expect(en.hooks.count('unmatched', 6)).toBe('6 name no service here');
    expect(en.hooks.count('read', 2)).toBe('2 read');
  });
});
