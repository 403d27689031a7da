import type { AskedServices } from './asked-services.ts';
import { isOfNeed, type Section, type SectionName } from './sections.ts';

/** Open where nothing else is there to see, and where somebody looks for something. */
export const openSections = (asked: AskedServices, sections: readonly Section[]): readonly SectionName[] => {
  if (asked.open !== null) return asked.open;
  const names = sections.map(({ name }) => name);
  const isSearched = asked.q.trim() !== '' || asked.states.length > 0;
  return isSearched || !names.some(isOfNeed) ? names : [];
};
