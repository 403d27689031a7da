import type { GenericMapping } from '../../../../config/hook-config.ts';
import { Unreadable } from '../../sender.ts';
import { readInstant } from '../instant.ts';
import { followPointer } from '../pointer.ts';

/** The fields of one fact, where the mapping says that they stand. Those that throw `Unreadable` name the pointer. */
export interface Mapped {
  text(name: string): string | null;
  needText(name: string): string;
  /** One of these words, in whatever capitals. */
  choice<T extends string>(name: string, choices: readonly T[]): T | null;
  /** Null where the mapping does not say where it stands; where it does, it must be there. */
  neededChoice<T extends string>(name: string, choices: readonly T[]): T | null;
  instant(name: string): number | null;
  /** The first of these times that is there; null where none of them is mapped. Where any is, one must be there. */
  neededInstant(names: readonly string[]): number | null;
  flag(name: string): boolean | null;
}

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'nothing';

/**
 * Reads one item by its mapping: the pointers lead from the item, else from the whole body.
 *
 * @throws Unreadable from its methods, where a value is missing that must be there, or is not of its field's kind
 */
export function mapped({ fields, values }: GenericMapping, item: unknown, body: unknown): Mapped {
  const placeOf = (name: string): string | null =>
    Object.hasOwn(fields, name) ? (fields[name] ?? null) : null;
  const found = (place: string): unknown =>
    place.startsWith('=') ? place.slice(1) : (followPointer(item, place) ?? followPointer(body, place));
  const refuse = (name: string, value: unknown, wanted: string): never => {
    throw new Unreadable(`${placeOf(name) || 'the body'} is ${shown(value)}, and ${name} is to be ${wanted}`);
  };

  function text(name: string): string | null {
    const place = placeOf(name);
    const value = place === null ? null : found(place);
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'object') return refuse(name, value, 'a text, a number or a flag');
    const word = String(value);
    const words = Object.hasOwn(values, name) ? (values[name] ?? {}) : {};
    return Object.hasOwn(words, word) ? (words[word] ?? null) : word;
  }

  const needText = (name: string): string => text(name) ?? refuse(name, null, 'there');

  function choice<T extends string>(name: string, choices: readonly T[]): T | null {
    const word = text(name);
    if (word === null) return null;
    const found = choices.find((each) => each === word.toLowerCase());
    return found ?? refuse(name, word, `one of ${choices.join(', ')}: say under "values" what it means`);
  }

  function instant(name: string): number | null {
    const word = text(name);
    return word === null ? null : (readInstant(word) ?? refuse(name, word, 'a time'));
  }

  return {
    text,
    needText,
    choice,
    neededChoice(name, choices) {
      if (placeOf(name) !== null) needText(name);
      return choice(name, choices);
    },
    instant,
    neededInstant(names) {
      const atMs = names.map(instant).find((each) => each !== null);
      const missing = names.find((name) => placeOf(name) !== null);
      if (atMs === undefined && missing !== undefined)
        refuse(missing, null, 'there: without it nobody knows when this was');
      return atMs ?? null;
    },
    flag(name) {
      const word = text(name)?.toLowerCase();
      if (word === undefined) return null;
      return word === 'true' || word === '1'
        ? true
        : word === 'false' || word === '0'
          ? false
          : refuse(name, word, 'true or false');
    },
  };
}
