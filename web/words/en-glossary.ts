import { counted } from './en-grammar.ts';

/** Words of the glossary. */
export const enGlossary = {
  page: 'Glossary',
  heading: (shown: number, of: number): string =>
    shown === of ? counted(of, 'term', 'terms') : `${shown} of ${counted(of, 'term', 'terms')}`,
  lead: 'What the words on the screens mean, in both languages.',
  search: 'Search',
  groups: {
    promise: 'The promise and its budget',
    delivery: 'Releases and incidents',
    judgement: 'How it is judged',
  },
  source: 'Source',
  nothing: (text: string): string => `No term contains "${text}".`,
  all: 'Show all terms',
};
