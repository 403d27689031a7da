/**
 * As much of Go's templates, with sprig's `pick` and `dig`, as the template for Argo CD uses. Like Go it refuses to look
 * below nothing; unlike Go it knows nothing else, so that what it renders Go renders too.
 */
type Value = unknown;
type Scope = Readonly<Record<string, Value>>;

function walk(from: Value, path: string): Value {
  return path
    .split('.')
    .filter((name) => name !== '')
    .reduce<Value>((at, name) => {
      if (typeof at !== 'object' || at === null) throw new Error(`nil pointer evaluating .${name}`);
      return (at as Scope)[name] ?? null;
    }, from);
}

const argument = (text: string, dot: Value, names: Scope): Value => {
  if (text.startsWith('"')) return JSON.parse(text);
  if (text === 'false') return false;
  const [, name = '', path = ''] = /^(\$\w+)?(.*)$/.exec(text) ?? [];
  return walk(name === '' ? dot : names[name], path);
};

function call(text: string, dot: Value, names: Scope): Value {
  const [verb = '', ...rest] = text.match(/"[^"]*"|\S+/g) ?? [];
  const values = rest.map((each) => argument(each, dot, names));
  if (verb === 'pick') {
    const [from, ...keys] = values as [Scope, ...string[]];
    return Object.fromEntries(keys.filter((key) => Object.hasOwn(from, key)).map((key) => [key, from[key]]));
  }
  if (verb !== 'dig') throw new Error(`no function "${verb}"`);
  const from = values.at(-1);
  const found = (values.slice(0, -2) as string[]).reduce<Value>((at, key) => (at as Scope)?.[key], from);
  return found ?? values.at(-2);
}

interface Rendered {
  readonly text: string;
  readonly rest: string;
  /** What ended it: `else`, `end`, or nothing. */
  readonly end: string;
}

function render(template: string, dot: Value, names: Scope): Rendered {
  const [, before = '', tag = '', after = ''] = /^(.*?)\{\{(.*?)\}\}(.*)$/s.exec(template) ?? ['', template];
  if (tag === '' || tag === 'else' || tag === 'end') return { text: before, rest: after, end: tag };
  const here = action(tag, after, dot, names);
  const next = render(here.rest, dot, names);
  return { ...next, text: before + here.text + next.text };
}

/** Both branches of a block, with `dot` for the first. */
function block(after: string, dot: Value, outer: Value, names: Scope) {
  const first = render(after, dot, names);
  const second = first.end === 'else' ? render(first.rest, outer, names) : { text: '', rest: first.rest };
  return { first: first.text, second: second.text, rest: second.rest };
}

const textOf = (after: string): string => {
  let depth = 1;
  for (const found of after.matchAll(/\{\{(\w+)?.*?\}\}/gs)) {
    if (['with', 'range', 'if'].includes(found[1] ?? '')) depth += 1;
    if (found[1] === 'end' && --depth === 0) return after.slice(0, found.index + found[0].length);
  }
  throw new Error('a block without its end');
};

function action(tag: string, after: string, dot: Value, names: Scope): { text: string; rest: string } {
  const [, json] = /^toJson (.+)$/.exec(tag) ?? [];
  if (json !== undefined) {
    const value = json.startsWith('(') ? call(json.slice(1, -1), dot, names) : argument(json, dot, names);
    return { text: JSON.stringify(value ?? null), rest: after };
  }
  const inside = textOf(after);
  const rest = after.slice(inside.length);
  const [, list] = /^range \$i, \$each := (\S+)$/.exec(tag) ?? [];
  if (list !== undefined) {
    const items = (argument(list, dot, names) ?? []) as readonly Value[];
    const texts = items.map((each, i) => render(inside, each, { ...names, $i: i, $each: each }).text);
    return { text: texts.join(''), rest };
  }
  const [, verb, about = ''] = /^(with|if) (\S+)$/.exec(tag) ?? [];
  if (verb === undefined) throw new Error(`no action "${tag}"`);
  const value = argument(about, dot, names);
  if (verb === 'with' && !value) return { text: elseOf(inside, dot, names), rest };
  const { first, second } = block(inside, verb === 'with' ? value : dot, dot, names);
  return { text: value ? first : second, rest };
}

/** The branch after `else`, without looking below what is absent in the first. */
const elseOf = (inside: string, dot: Value, names: Scope): string =>
  render(inside.slice(inside.lastIndexOf('{{else}}') + '{{else}}'.length), dot, names).text;

/** @throws Error where Go would, and for what is not in the template for Argo CD */
export const renderGoTemplate = (template: string, dot: unknown): string => render(template, dot, {}).text;
