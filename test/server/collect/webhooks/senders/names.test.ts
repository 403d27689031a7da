import { describe, expect, it } from 'vitest';
import { serviceNames } from '../../../../../server/collect/webhooks/senders/names.ts';
import { followPointer } from '../../../../../server/collect/webhooks/senders/pointer.ts';
import { hook } from './hook.ts';

// The document and most answers of RFC 6901 §5.
const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, ' ': 7 };

describe('a JSON pointer', () => {
  it.each([
    ['', document],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/m~0n', 8],
    ['/ ', 7],
    ['/foo/2', null],
    ['/foo/00', null],
    ['/constructor', null],
    ['/foo/length', null],
  ])('%j leads to its value, or to null', (pointer, value) => {
    expect(followPointer(document, pointer)).toEqual(value);
  });
});

describe('the names of whose an event is', () => {
  const subject = { labels: { app: 'orders', teams: ['shop', 'mail'] } };

  it('are the hook’s own service before all', () => {
    expect(
      serviceNames(hook('generic', { service: 'shop', serviceFrom: ['/labels/app'] }), subject, ['x']),
    ).toEqual([['shop']]);
  });

  it('are what the first pointer that leads somewhere names', () => {
    const serviceFrom = ['/labels/service', '/labels/app'];
    expect(serviceNames(hook('generic', { serviceFrom }), subject, ['x'])).toEqual([['orders']]);
  });

  it('are several where it leads to a list', () => {
    expect(serviceNames(hook('generic', { serviceFrom: ['/labels/teams'] }), subject, [])).toEqual([
      ['shop'],
      ['mail'],
    ]);
  });

  it('are else those that the sender knows, each once', () => {
    expect(serviceNames(hook('generic'), subject, ['a', null, '', 'b', 'a'])).toEqual([['a', 'b']]);
    expect(serviceNames(hook('generic'), subject, [null])).toEqual([]);
  });
});
