import { describe, expect, it } from 'vitest';
import { type LabelPair, matchesLabels, parseSelector, SelectorError } from '../../shared/selector.ts';

function errorOf(text: string): SelectorError {
  try {
    parseSelector(text);
  } catch (error) {
    if (error instanceof SelectorError) return error;
  }
  throw new Error(`${text} was taken`);
}

describe('a selector', () => {
  it('has a name and the four kinds of matcher', () => {
    const { name, matchers } = parseSelector('http_requests_total{a="x", b!="y",c=~"r.", d!~"s|t",}');
    expect(name).toBe('http_requests_total');
    expect(matchers.map(({ label, operator, value }) => [label, operator, value])).toEqual([
      ['a', '=', 'x'],
      ['b', '!=', 'y'],
      ['c', '=~', 'r.'],
      ['d', '!~', 's|t'],
    ]);
  });

  it.each([
    ['{__name__="a:b",c="d"}', 'a:b'],
    ['{"http.requests",method="GET"}', 'http.requests'],
    ['up', 'up'],
    [' up { } ', 'up'],
  ])('finds the name of %s', (text, name) => {
    expect(parseSelector(text).name).toBe(name);
  });

  it('unescapes values, and leaves text in backticks as it stands', () => {
    const { matchers } = parseSelector('a{b="\\"\\\\\\n",c=`\\d`}');
    expect(matchers.map(({ value }) => value)).toEqual(['"\\\n', '\\d']);
  });

  const row = (text: string): LabelPair[] => [['code', text]];
  it.each([
    ['a{code=~"5.."}', '503', true],
    ['a{code=~"5.."}', '5030', false], // anchored at the end
    ['a{code=~"5.."}', '1503', false], // and at the beginning
    ['a{code=~"4..|5.."}', '404', true], // the alternatives are anchored as one
    ['a{code!~"5.."}', '200', true],
    ['a{code!="200"}', '200', false],
    ['a{code=~"a.b"}', 'a\nb', true], // as in Prometheus, a dot takes a line end
    ['a{code=~"(?i)get"}', 'GET', true],
  ])('%s against %j is %s', (text, value, expected) => {
    expect(matchesLabels(parseSelector(text), row(value))).toBe(expected);
  });

  it('takes a missing label as an empty one', () => {
    expect(matchesLabels(parseSelector('a{b=""}'), [])).toBe(true);
    expect(matchesLabels(parseSelector('a{b!=""}'), [])).toBe(false);
    expect(matchesLabels(parseSelector('a{b=~".*"}'), [])).toBe(true);
    expect(matchesLabels(parseSelector('a{b=~".+"}'), [])).toBe(false);
  });

  it.each([
    ['', 1],
    ['{a="b"}', 1],
    ['a{b}', 4],
    ['a{b=c}', 5],
    ['a{b="c}', 5],
    ['a{b="c" d="e"}', 9],
    ['a{b=~"("}', 6],
    ['a{b=~"(?=x)"}', 6], // look-ahead is not RE2
    ['a{b="\\x"}', 6],
    ['a b', 3],
    ['a{__name__="b"}', 12],
    ['{__name__=~"b"}', 1],
  ])('%s is refused at column %i', (text, column) => {
    expect(errorOf(text).column).toBe(column);
  });

  it('matches in linear time whatever the pattern', () => {
    expect(matchesLabels(parseSelector('a{b=~"(a+)+"}'), [['b', `${'a'.repeat(5_000)}!`]])).toBe(false);
  });
});
