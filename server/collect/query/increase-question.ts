import { parseSelector, type Selector, SelectorError } from '#shared/selector.ts';
import { patternOf, promqlText } from './promql-text.ts';

/** A question of the form `sum(increase(name{label="value"}[1m]))`: several of them can be asked as one. */
export interface IncreaseQuestion {
  readonly selector: Selector;
  /** As written, e.g. `1m`. */
  readonly range: string;
}

const FORM = /^\s*sum\s*\(\s*increase\s*\((.*)\[\s*((?:\d+(?:ms|[smhdwy]))+)\s*\]\s*\)\s*\)\s*$/s;
const PLAIN_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** The selector; null where the text is none, or has a name that older servers do not take. */
function readSelector(text: string): Selector | null {
  try {
    const selector = parseSelector(text);
    const names = [selector.name, ...selector.matchers.map(({ label }) => label)];
    return names.every((name) => PLAIN_NAME.test(name)) ? selector : null;
  } catch (error) {
    if (error instanceof SelectorError) return null;
    throw error;
  }
}

/**
 * Reads a question of that form and of no other; null for every other text, which is then asked as it is written.
 *
 * @example readIncrease('sum(increase(r_total{job="a"}[1m]))')?.selector.name // 'r_total'
 */
export function readIncrease(text: string): IncreaseQuestion | null {
  const [, written = '', range = ''] = FORM.exec(text) ?? [];
  const selector = written === '' ? null : readSelector(written);
  return selector === null ? null : { selector, range };
}

/** The labels that are asked to equal one value, with it; not those that have a second condition. */
export function equalities({ selector: { matchers } }: IncreaseQuestion): ReadonlyMap<string, string> {
  const single = matchers.filter(
    ({ label, operator, value }) =>
      operator === '=' && value !== '' && matchers.filter((other) => other.label === label).length === 1,
  );
  return new Map(single.map(({ label, value }) => [label, value]));
}

/** What a question asks apart from one label: the same for questions that can be asked as one. */
export function formWithout({ selector, range }: IncreaseQuestion, label: string): string {
  const conditions = selector.matchers
    .filter((matcher) => matcher.label !== label)
    .map((matcher) => JSON.stringify([matcher.label, matcher.operator, matcher.value]));
  return JSON.stringify([selector.name, range, ...conditions.sort()]);
}

/**
 * One question for several values of a label, answered with a series for each of them.
 *
 * @example
 * askTogether(question, 'job', ['a', 'b'])
 * // 'sum by (job) (increase(r_total{job=~"a|b",code=~"5.."}[1m]))'
 */
export function askTogether(
  { selector, range }: IncreaseQuestion,
  label: string,
  values: readonly string[],
): string {
  const others = selector.matchers
    .filter((matcher) => matcher.label !== label)
    .map((matcher) => `${matcher.label}${matcher.operator}${promqlText(matcher.value)}`);
  const conditions = [`${label}=~${promqlText(patternOf(values))}`, ...others];
  return `sum by (${label}) (increase(${selector.name}{${conditions.join(',')}}[${range}]))`;
}
