import type { Place } from '../config/field.ts';

/** A variable that the written file needs, and where the text that it stands for is to be found. */
export interface Placeholder {
  readonly name: string;
  readonly place: Place;
  /** What it stands for, in words. */
  readonly what: string;
  /** Something of the same kind, for trying the file without it. */
  readonly sample: string;
}

export interface Wanted {
  readonly name: string;
  readonly place: Place;
  readonly what: string;
  readonly sample?: string;
  /** Tells texts of one name and place apart; absent for secrets, of which a place holds one. */
  readonly text?: string;
}

export interface Placeholders {
  /** The text that takes a variable in: `${NODE_PASSWORD}`. The same wish is given the same variable. */
  take(wanted: Wanted): string;
  readonly items: readonly Placeholder[];
}

const variableName = (text: string): string => {
  const name = text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[A-Z]/.test(name) ? name : `JOB_${name}`;
};

/** Variables for texts that are not written down: secrets, and what would be taken for a variable itself. */
export const createPlaceholders = (): Placeholders => {
  const items = new Map<string, Placeholder>();
  const countsOfNames = new Map<string, number>();
  const nameOf = (wanted: string): string => {
    const name = variableName(wanted);
    const count = (countsOfNames.get(name) ?? 0) + 1;
    countsOfNames.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  };
  return {
    take({ name, place, what, sample = 'sample', text = '' }) {
      const key = JSON.stringify([name, place, text]);
      const item = items.get(key) ?? { name: nameOf(name), place, what, sample };
      items.set(key, item);
      return `\${${item.name}}`;
    },
    get items() {
      return [...items.values()];
    },
  };
};
