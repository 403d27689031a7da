/** Words of the glossary. */
export const enGlossary = {
  page: 'Glossary',
};
