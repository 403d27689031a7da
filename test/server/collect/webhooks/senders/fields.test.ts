import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../../../../server/collect/webhooks/sender.ts';
import { fieldsOf } from '../../../../../server/collect/webhooks/senders/fields.ts';

const body = fieldsOf({
  id: 7,
  name: 'orders',
  empty: '',
  none: null,
  yes: true,
  at: '2019-05-15T15:20:53Z',
  never: '0001-01-01T00:00:00Z',
  inner: { id: '12345678901234567890' },
  items: [{ id: 1 }, { id: 2 }],
  words: ['a', 'b'],
});

describe('fields of a body', () => {
  it('are read by what they should be', () => {
    expect(body.needText('id')).toBe('7');
    expect(body.needObject('inner').needText('id')).toBe('12345678901234567890');
    expect(body.flag('yes')).toBe(true);
    expect(body.needInstant('at')).toBe(1_557_933_653_000);
    expect(body.list('items').map((item) => item.number('id'))).toEqual([1, 2]);
    expect(body.texts('words')).toEqual(['a', 'b']);
  });

  it('are null where they are absent, null or empty', () => {
    expect(['empty', 'none', 'absent'].map((name) => body.text(name))).toEqual([null, null, null]);
    expect(body.instant('never')).toBeNull();
    expect(body.object('absent')).toBeNull();
    expect(body.list('absent')).toEqual([]);
  });

  it('are only those of the body itself', () => {
    expect(body.has('constructor')).toBe(false);
    expect(body.text('toString')).toBeNull();
  });

  it.each([
    ['body.absent is absent, not text', () => body.needText('absent')],
    ['body.empty is empty, not text', () => body.needText('empty')],
    ['body.inner is an object, not text', () => body.text('inner')],
    ['body.name is "orders", not a number', () => body.number('name')],
    ['body.name is "orders", not a list', () => body.list('name')],
    ['body.words[0] is "a", not an object', () => body.list('words')],
    ['body.inner.at is absent, not a time', () => body.needObject('inner').needInstant('at')],
    [
      'body.name is "orders", not a time with its time zone between 1970 and 2100',
      () => body.instant('name'),
    ],
    ['body is a list, not an object', () => fieldsOf([])],
  ])('say where they are wrong: %s', (message, read) => {
    expect(read).toThrow(new Unreadable(message));
  });
});
