import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSent } from '../../../../server/collect/webhooks/parse-sent.ts';
import { Unreadable } from '../../../../server/collect/webhooks/sender.ts';

const parse = (text: string, type = 'application/json') => parseSent(Buffer.from(text), type);

describe('a body that a sender sent', () => {
  it('is JSON whatever its content type says, and the payload of a form', () => {
    expect(parse('{"a":[1,"é",null]}', 'text/plain')).toEqual({ a: [1, 'é', null] });
    expect(parse('{"a":1}', 'application/cloudevents+json; charset=utf-8')).toEqual({ a: 1 });
    expect(parse('\ufeff{"a":1}')).toEqual({ a: 1 });
    const form = `payload=${encodeURIComponent('{"a":"b+c &"}')}`;
    expect(parse(form, 'application/x-www-form-urlencoded')).toEqual({ a: 'b+c &' });
  });

  it('keeps whole numbers that a double cannot hold as their digits', () => {
    // 2^53 is 9007199254740992: from there on a double skips whole numbers.
    expect(
      parse('{"a":9007199254740991,"b":9007199254740992,"c":-1700000000000000001,"d":1.5,"e":1e300}'),
    ).toEqual({
      a: 9_007_199_254_740_991,
      b: '9007199254740992',
      c: '-1700000000000000001',
      d: 1.5,
      e: 1e300,
    });
  });

  it('of a key that stands twice the last counts', () => {
    expect(parse('{"a":1,"a":2}')).toEqual({ a: 2 });
  });

  it.each([
    ['cut off', '{"a":1'],
    ['empty', ''],
    ['two values', '{} {}'],
    ['a prototype', '{"__proto__":{"a":1}}'],
    ['a prototype in other letters', '{"\\u005f_proto__":{"a":1}}'],
    ['a constructor’s prototype', '{"constructor":{"prototype":{"a":1}}}'],
    ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['100,000 levels and a long number', `${'['.repeat(100_000)}12345678901234567890${']'.repeat(100_000)}`],
    ['201 levels', `${'{"a":'.repeat(201)}1${'}'.repeat(201)}`],
  ])('cannot be read where it is %s', (_, text) => {
    expect(() => parse(text)).toThrow(Unreadable);
    expect(({} as { a?: unknown }).a).toBe(undefined);
  });

  it('cannot be read where it is no UTF-8, or a form without a payload', () => {
    expect(() => parseSent(Buffer.from([0x22, 0xff, 0x22]), 'application/json')).toThrow(Unreadable);
    expect(() => parse('a=b', 'application/x-www-form-urlencoded')).toThrow(Unreadable);
  });

  it('says nothing of what it holds where it cannot be read', () => {
    expect(() => parse('{"password":"hunter2"')).toThrow(/^it is not JSON/);
  });
});

const folder = join(import.meta.dirname, '../../../../../shared/fixtures/hostile/json-test-suite');
const isThere = existsSync(folder);

// nst/JSONTestSuite: y_ must be read, n_ must not, i_ either; never another error than ours.
describe.skipIf(!isThere)('the torture set (../shared/fixtures/hostile)', () => {
  const files = isThere
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
    : [];
  const outcome = (file: string): string => {
    try {
      parseSent(readFileSync(join(folder, file)), 'application/json');
      return 'read';
    } catch (error) {
      return error instanceof Unreadable ? 'unreadable' : String(error);
    }
  };
  const named = (letter: string) => files.filter((file) => file.split('/').at(-1)?.startsWith(`${letter}_`));

  it('reads all that is JSON, refuses all that is not, and fails at none', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(named('y').filter((file) => outcome(file) !== 'read')).toEqual([]);
    expect(named('n').filter((file) => outcome(file) !== 'unreadable')).toEqual([]);
    expect(named('i').filter((file) => !['read', 'unreadable'].includes(outcome(file)))).toEqual([]);
  });
});
