import { RE2JS } from 're2js';

/** How a matcher compares a label's value. Patterns are RE2 and must match the whole value. */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** One condition on a label. */
export interface LabelMatcher {
  readonly label: string;
  readonly operator: MatchOperator;
  /** The text or the pattern, as written, unescaped. */
  readonly value: string;
  /** Whether a label's value satisfies it; a missing label is asked about as `''`. */
  readonly matches: (value: string) => boolean;
}

/** Which series of a scrape are meant: one metric name, and conditions on its labels. */
export interface Selector {
  readonly name: string;
  readonly matchers: readonly LabelMatcher[];
}

/** A label of a series: its name and its value. */
export type LabelPair = readonly [name: string, value: string];

/** A selector that cannot be read, and where. */
export class SelectorError extends Error {
  /** 1-based place in the text, counted in characters. */
  readonly column: number;

  constructor(message: string, column: number) {
    super(`${message} (column ${column})`);
    this.name = 'SelectorError';
    this.column = column;
  }
}

/** A matcher as read; its label is null for the quoted metric name of `{"http.requests"}`. */
interface Term {
  readonly label: string | null;
  readonly operator: MatchOperator;
  readonly value: string;
  readonly at: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function readBlank(text: string, at: number): number {
  let end = at;
  while (' \t\n\r'.includes(text[end] ?? 'end')) end += 1;
  return end;
}

function readWord(text: string, at: number, pattern: RegExp): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Reads a quoted text that begins at `at`. Returns it unescaped, and where it ends. */
function readQuoted(text: string, at: number): [value: string, end: number] {
  const quote = text[at];
  let value = '';
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === quote) return [value, index + 1];
    if (character === '\\' && quote !== '`') {
      index += 1;
      const escaped = text[index] ?? '';
      if (!'\\"\'ntr'.includes(escaped) || escaped === '') {
        throw new SelectorError(`"\\${escaped}" is not an escape; a backslash is written "\\\\"`, index);
      }
      value += ESCAPES[escaped] ?? escaped;
    } else value += character;
  }
  throw new SelectorError('This quote is not closed', at + 1);
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'" || character === '`';
}

/** Reads `label="value"`, or the quoted metric name, at `at`. */
function readTerm(text: string, at: number): [term: Term, end: number] {
  let label = '';
  let end = at;
  if (isQuote(text[at])) {
    [label, end] = readQuoted(text, at);
    const next = text[readBlank(text, end)];
    if (next === ',' || next === '}') return [{ label: null, operator: '=', value: label, at }, end];
  } else {
    label = readWord(text, at, /[a-zA-Z_][a-zA-Z0-9_]*/y);
    if (label === '') throw new SelectorError('A label name is expected here', at + 1);
    end = at + label.length;
  }
  const operatorAt = readBlank(text, end);
  const operator = readWord(text, operatorAt, /=~|!~|!=|=/y) as MatchOperator | '';
  if (operator === '') throw new SelectorError('=, !=, =~ or !~ is expected here', operatorAt + 1);
  const valueAt = readBlank(text, operatorAt + operator.length);
  if (!isQuote(text[valueAt])) throw new SelectorError('A quoted value is expected here', valueAt + 1);
  const [value, valueEnd] = readQuoted(text, valueAt);
  return [{ label, operator, value, at: valueAt }, valueEnd];
}

/** Reads what stands from `at` to the brace that closes it or, where none does (undefined), to the end of the text. */
function readTerms(text: string, at: number, closing: '}' | undefined): [terms: Term[], end: number] {
  const terms: Term[] = [];
  let end = readBlank(text, at);
  while (text[end] !== closing) {
    const [term, termEnd] = readTerm(text, end);
    terms.push(term);
    end = readBlank(text, termEnd);
    if (text[end] === ',') end = readBlank(text, end + 1);
    else if (text[end] !== closing) throw new SelectorError('"," or "}" is expected here', end + 1);
  }
  return [terms, end + 1];
}

function compilePattern(pattern: string, at: number): RE2JS {
  try {
    return RE2JS.compile(pattern, RE2JS.DOTALL);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SelectorError(`The pattern cannot be read: ${reason}`, at + 1);
  }
}

function createMatches(operator: MatchOperator, value: string, at: number): LabelMatcher['matches'] {
  if (operator === '=') return (actual) => actual === value;
  if (operator === '!=') return (actual) => actual !== value;
  const pattern = compilePattern(value, at);
  return operator === '=~' ? (actual) => pattern.matches(actual) : (actual) => !pattern.matches(actual);
}

function isNameTerm(term: Term): boolean {
  return term.label === null || (term.label === '__name__' && term.operator === '=');
}

/** The one metric name that stands before or inside the braces. */
function selectedName(leading: string, terms: readonly Term[]): string {
  const inside = terms.filter(isNameTerm);
  const second = inside[leading === '' ? 1 : 0];
  if (second !== undefined) throw new SelectorError('The metric name is given twice', second.at + 1);
  const name = leading === '' ? (inside[0]?.value ?? '') : leading;
  if (name === '')
    throw new SelectorError('A metric name is needed, as in http_requests_total{code="500"}', 1);
  return name;
}

function toMatcher({ label, operator, value, at }: Term): LabelMatcher {
  if (label === null || label === '__name__') {
    throw new SelectorError('The metric name takes "=" only', at + 1);
  }
  return { label, operator, value, matches: createMatches(operator, value, at) };
}

/**
 * Reads a Prometheus series selector: `name{a="x",b!="y",c=~"re",d!~"re"}`, also with the name inside the
 * braces as `{__name__="x"}` or `{"http.requests"}`. Patterns are RE2 and anchored at both ends.
 *
 * @throws SelectorError with the 1-based column of the fault
 * @example parseSelector('http_requests_total{code=~"5.."}').name // 'http_requests_total'
 */
export function parseSelector(text: string): Selector {
  const nameAt = readBlank(text, 0);
  const leading = readWord(text, nameAt, /[a-zA-Z_:][a-zA-Z0-9_:]*/y);
  let end = readBlank(text, nameAt + leading.length);
  let terms: Term[] = [];
  if (text[end] === '{') [terms, end] = readTerms(text, end + 1, '}');
  end = readBlank(text, end);
  if (end < text.length) throw new SelectorError(`"${text[end]}" is not expected here`, end + 1);
  const name = selectedName(leading, terms);
  return { name, matchers: terms.filter((term) => !isNameTerm(term)).map(toMatcher) };
}

/**
 * Reads conditions on labels as they stand between the braces of a selector: `a="x",b=~"re"`.
 *
 * @throws SelectorError with the 1-based column of the fault
 * @example parseMatchers('env="live"')[0]?.label // 'env'
 */
export function parseMatchers(text: string): LabelMatcher[] {
  return readTerms(text, 0, undefined)[0].map(toMatcher);
}

/**
 * Whether labels satisfy every matcher of a selector. The name is not looked at. A missing label is `''`.
 *
 * @example matchesLabels(parseSelector('a{code=~"5.."}'), [['code', '503']]) // true
 */
export function matchesLabels(selector: Pick<Selector, 'matchers'>, labels: readonly LabelPair[]): boolean {
  return selector.matchers.every(({ label, matches }) =>
    matches(labels.find(([name]) => name === label)?.[1] ?? ''),
  );
}
