import type { Field } from '../config/field.ts';
import type { Fields } from '../config/read-values.ts';
import type { LeftOut } from './scrape-job.ts';

export interface LeftOutList {
  /** Notes that what stands under this key is not taken over. */
  add(field: Field, why: string): void;
  /** Notes each of these keys that is there, with its reason. */
  addKeys(fields: Fields, reasons: Readonly<Record<string, string>>): void;
  readonly items: readonly LeftOut[];
}

/** Gathers what is not taken over, in the order of the reading. */
export const createLeftOutList = (): LeftOutList => {
  const items: LeftOut[] = [];
  const add = (field: Field, why: string): void => {
    items.push({ place: field.keyPlace, what: field.name, why });
  };
  return {
    add,
    addKeys(fields, reasons) {
      for (const [key, why] of Object.entries(reasons)) {
        const field = fields.get(key);
        if (field !== undefined) add(field, why);
      }
    },
    items,
  };
};
