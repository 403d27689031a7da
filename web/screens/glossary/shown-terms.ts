import type { GlossaryItem } from '#shared/api/glossary.ts';

/** Small letters without the spaces and hyphens that people leave out or put in: `lead-time` is `leadtime`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s-]+/g, '');

/** The terms that say a text somewhere, in either language; all of them for nothing but spaces. */
export const termsWith = (items: readonly GlossaryItem[], text: string): readonly GlossaryItem[] => {
  const wanted = plain(text);
  if (wanted === '') return items;
  return items.filter(({ id, title, meaning }) =>
    [id, title.en, title.ko, meaning.en, meaning.ko].some((said) => plain(said).includes(wanted)),
  );
};

export interface TermGroup {
  readonly group: GlossaryItem['group'];
  readonly terms: readonly GlossaryItem[];
}

/** Terms under the heading they belong to, in the order of the answer. */
export const groupTerms = (items: readonly GlossaryItem[]): readonly TermGroup[] => {
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.map((group) => ({ group, terms: items.filter((item) => item.group === group) }));
};
