import { resolve } from 'node:path';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { didYouMean } from '#shared/nearest.ts';
import type { ConfigProblem } from './config-error.ts';
import { type Environment, expand } from './expand.ts';

/** Where something stands in a file. Lines and columns count from 1. */
export type Place = Pick<ConfigProblem, 'file' | 'line' | 'column'>;

/** What all fields of one file share: where problems go, and where values may come from. */
export interface Reading {
  readonly document: Document;
  /** Null where `${NAME}` is text like any other. */
  readonly environment: Environment | null;
  /** Absolute; paths in the file begin here. */
  readonly folder: string;
  /** Text of a file that a `*File` key names. Throws where it cannot be read. */
  readFile(path: string): string;
  placeOf(offset: number): Place;
  report(offset: number, message: string): void;
}

export type FieldKind = 'text' | 'a mapping' | 'a list' | 'nothing';

const isNothing = (node: Node | null): boolean =>
  node === null ||
  (isScalar(node) && node.type === 'PLAIN' && ['', '~', 'null'].includes(String(node.value)));

const kindOf = (node: Node | null): FieldKind => {
  if (isNothing(node)) return 'nothing';
  if (isMap(node)) return 'a mapping';
  return isSeq(node) ? 'a list' : 'text';
};

/**
 * One value of the file, with its place. Whatever is wrong with it is reported there and answered with a
 * fallback, so that one reading finds all problems.
 */
export class Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly #node: Node | null;
  readonly #offset: number;
  readonly #keyOffset: number;
  readonly #reading: Reading;

  constructor(name: string, node: Node | null, keyOffset: number, reading: Reading) {
    const target = isAlias(node) ? (node.resolve(reading.document) ?? null) : node;
    this.name = name;
    this.kind = kindOf(target);
    this.#node = target;
    this.#offset = target?.range?.[0] ?? keyOffset;
    this.#keyOffset = keyOffset;
    this.#reading = reading;
  }

  /** Where the value stands; where there is none, its key. */
  get place(): Place {
    return this.#reading.placeOf(this.#offset);
  }

  /** Where the key stands that the value is under. */
  get keyPlace(): Place {
    return this.#reading.placeOf(this.#keyOffset);
  }

  /** Notes a problem at the value. */
  report(message: string): void {
    this.#reading.report(this.#offset, message);
  }

  /** Notes a problem at the key that the value stands under. */
  reportKey(message: string): void {
    this.#reading.report(this.#keyOffset, message);
  }

  /** Every key and its value. Nothing is an empty mapping; anything else that is none is a problem. */
  entries(): ReadonlyMap<string, Field> {
    const fields = new Map<string, Field>();
    if (!isMap<Node, Node | null>(this.#node)) {
      if (this.kind !== 'nothing') this.#reportKind('a mapping');
      return fields;
    }
    for (const { key, value } of this.#node.items as Pair<Node, Node | null>[]) {
      const offset = key.range?.[0] ?? this.#offset;
      if (isScalar(key))
        fields.set(String(key.value), new Field(String(key.value), value, offset, this.#reading));
      else this.#reading.report(offset, 'a key must be text');
    }
    return fields;
  }

  /** As `entries`, of the known keys only. Others are problems; `later` ones are told from typing errors. */
  fields(known: readonly string[], later: readonly string[] = []): ReadonlyMap<string, Field> {
    const fields = new Map<string, Field>();
    for (const [key, field] of this.entries()) {
      if (known.includes(key)) fields.set(key, field);
      else if (later.includes(key)) field.reportKey(`"${key}" is not supported yet by this version`);
      else field.reportKey(`unknown key "${key}" in ${this.name}${didYouMean(key, known)}`);
    }
    return fields;
  }

  /** The values of a list, named after it and their place in it, from 0. Anything but a list is a problem. */
  items(): readonly Field[] {
    if (!isSeq<Node>(this.#node)) {
      this.#reportKind('a list');
      return [];
    }
    return this.#node.items.map(
      (item, index) => new Field(`${this.name}[${index}]`, item, this.#offset, this.#reading),
    );
  }

  /** The text through `parse`. What it throws becomes a problem here; the answer is then `fallback`. */
  parse<T, F>(parse: (text: string) => T, fallback: F): T | F {
    const written = this.#written();
    if (written === null) return fallback;
    const { environment } = this.#reading;
    const text = environment === null ? written : this.#attempt(() => expand(written, environment), null);
    if (text === null) return fallback;
    // A variable may hold a secret: what a parser says of it is kept to itself.
    const hidden = text === written ? null : `what ${written} holds cannot be used as "${this.name}"`;
    return this.#attempt(() => parse(text), fallback, hidden);
  }

  /** The content of the file that this field names, through `parse`, as `key`. */
  parseFile<T, F>(key: string, parse: (text: string) => T, fallback: F): T | F {
    const path = this.parse((text) => text, null);
    if (path === null) return fallback;
    const unreadable = `the file ${path} cannot be read`;
    const secret = this.#attempt(() => this.#reading.readFile(path).trim(), null, unreadable);
    if (secret === null) return fallback;
    return this.#attempt(() => parse(secret), fallback, `what ${path} holds cannot be used as "${key}"`);
  }

  /** The absolute path of the file that this field names, where `parse` takes what it holds now; else null. */
  parsePath(key: string, parse: (text: string) => unknown): string | null {
    return this.parseFile(
      key,
      (text) => {
        parse(text);
        return this.path();
      },
      null,
    );
  }

  /** The path that this field gives, absolute, whether or not something is there; null where it has no value. */
  path(): string | null {
    return this.parse((text) => resolve(this.#reading.folder, text), null);
  }

  /** As `parse`, of a text in which `${…}` means something else than a variable. */
  parseAsWritten<T, F>(parse: (text: string) => T, fallback: F): T | F {
    const written = this.#written();
    return written === null ? fallback : this.#attempt(() => parse(written), fallback);
  }

  /** Null, and a problem, where there is no text. */
  #written(): string | null {
    if (isScalar(this.#node) && this.kind !== 'nothing') return String(this.#node.value);
    this.#reportKind('text');
    return null;
  }

  #attempt<T, F>(work: () => T, fallback: F, message: string | null = null): T | F {
    try {
      return work();
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.report(message ?? `"${this.name}": ${said}`);
      return fallback;
    }
  }

  #reportKind(wanted: FieldKind): void {
    const found = this.kind === 'nothing' ? 'has no value' : `must be ${wanted}, not ${this.kind}`;
    this.report(`"${this.name}" ${found}`);
  }
}
