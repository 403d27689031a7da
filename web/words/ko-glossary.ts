import type { enGlossary } from './en-glossary.ts';

/** Words of the glossary. */
export const koGlossary: typeof enGlossary = {
  page: '용어집',
};
