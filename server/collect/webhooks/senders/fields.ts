import { sayDeliveryNote } from '#shared/delivery-note.ts';
import { Unreadable } from '../sender.ts';
import { isNever, readInstant } from './instant.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * A JSON object of a body, and where it stands. A field that is absent, null or empty text is null; one of another type
 * than asked for is not what the sender sends. All but `value` and `at` throw `Unreadable` that names the place.
 */
export interface Fields {
  /** The object itself, for pointers into it. */
  readonly value: JsonObject;
  /** Where it stands, e.g. `body.deployment`. */
  readonly at: string;
  has(name: string): boolean;
  /** Text; a number as its digits. */
  text(name: string): string | null;
  needText(name: string): string;
  /** A finite number; digits as text count. */
  number(name: string): number | null;
  flag(name: string): boolean | null;
  /** Epoch ms, by `readInstant`; Go's zero time is null. */
  instant(name: string): number | null;
  needInstant(name: string): number;
  object(name: string): Fields | null;
  needObject(name: string): Fields;
  /** Items of a list of objects; empty where there is none. */
  list(name: string): readonly Fields[];
  /** Items of a list of texts; empty where there is none. */
  texts(name: string): readonly string[];
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeName(value: unknown): string {
  if (value === undefined || value === null) return 'absent';
  if (value === '') return 'empty';
  return Array.isArray(value)
    ? 'a list'
    : isObject(value)
      ? 'an object'
      : `${JSON.stringify(value).slice(0, 60)}`;
}

const refuse = (at: string, value: unknown, wanted: string): never => {
  throw new Unreadable(sayDeliveryNote('other-type', { place: at, found: typeName(value), wanted }));
};

const asText = (value: unknown, at: string): string | null =>
  value === null || value === ''
    ? null
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : refuse(at, value, 'text');

function asNumber(value: unknown, at: string): number | null {
  if (value === null || value === '') return null;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : refuse(at, value, 'a number');
}

const asInstant = (value: unknown, at: string): number | null =>
  value === null || value === '' || isNever(value)
    ? null
    : (readInstant(value) ?? refuse(at, value, 'a time with its time zone between 1970 and 2100'));

const asFlag = (value: unknown, at: string): boolean | null =>
  value === null || typeof value === 'boolean' ? value : refuse(at, value, 'true or false');

const asList = (value: unknown, at: string): readonly unknown[] =>
  value === null ? [] : Array.isArray(value) ? value : refuse(at, value, 'a list');

/**
 * Reads an object of a body field by field.
 *
 * @param at where it stands, for the words of a problem
 * @throws Unreadable where it is no object
 * @example fieldsOf({ id: 7 }).needText('id') // '7'
 */
export function fieldsOf(value: unknown, at = 'body'): Fields {
  if (!isObject(value)) return refuse(at, value, 'an object');
  const own = (name: string): unknown => (Object.hasOwn(value, name) ? (value[name] ?? null) : null);
  const place = (name: string): string => `${at}.${name}`;
  const need = <T>(name: string, found: T | null, wanted: string): T =>
    found ?? refuse(place(name), own(name), wanted);
  const text = (name: string) => asText(own(name), place(name));
  const instant = (name: string) => asInstant(own(name), place(name));
  const object = (name: string) => (own(name) === null ? null : fieldsOf(own(name), place(name)));
  return {
    value,
    at,
    has: (name) => own(name) !== null,
    text,
    needText: (name) => need(name, text(name), 'text'),
    number: (name) => asNumber(own(name), place(name)),
    flag: (name) => asFlag(own(name), place(name)),
    instant,
    needInstant: (name) => need(name, instant(name), 'a time'),
    object,
    needObject: (name) => need(name, object(name), 'an object'),
    list: (name) =>
      asList(own(name), place(name)).map((item, index) => fieldsOf(item, `${place(name)}[${index}]`)),
    texts: (name) =>
      asList(own(name), place(name)).flatMap((item, index) => asText(item, `${place(name)}[${index}]`) ?? []),
  };
}
