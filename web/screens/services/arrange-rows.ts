import { worstFirst } from '#shared/judgement.ts';
import type { Language } from '../../words/language.ts';
import type { AskedServices, Sort } from './asked-services.ts';
import type { Row } from './sections.ts';

const plain = (text: string): string => text.normalize('NFC').toLowerCase();

/** Whether a service has a text in one of its names, its group or its owner. */
const isFound = ({ service }: Row, text: string): boolean =>
  [service.name.en, service.name.ko, service.id, service.group, service.owner, ...service.aka].some(
    (part) => part !== null && plain(part).includes(text),
  );

/** The rows of a group, and with a text. A group that nobody belongs to is no filter. */
export const filterRows = (
  rows: readonly Row[],
  { group, q }: Pick<AskedServices, 'group' | 'q'>,
): readonly Row[] => {
  const text = plain(q.trim());
  const isGroup = rows.some(({ service }) => service.group === group);
  return rows.filter(
    (row) =>
      (group === null || !isGroup || row.service.group === group) && (text === '' || isFound(row, text)),
  );
};

const remainingOf = ({ objective }: Row): number => objective.budget?.remaining ?? Number.POSITIVE_INFINITY;
/** Infinity less itself is no order. */
const byRemaining = (a: Row, b: Row): number =>
  remainingOf(a) === remainingOf(b) ? 0 : remainingOf(a) < remainingOf(b) ? -1 : 1;
const byUrgency = (a: Row, b: Row): number =>
  worstFirst.indexOf(a.objective.state) - worstFirst.indexOf(b.objective.state) ||
  (b.objective.burnRate ?? 0) - (a.objective.burnRate ?? 0) ||
  byRemaining(a, b);

/** Rows in an order; those that are alike stay as they came. */
export const sortRows = (rows: readonly Row[], sort: Sort, language: Language): readonly Row[] => {
  const names = new Intl.Collator(language, { numeric: true });
  const byName = (a: Row, b: Row): number =>
    names.compare(a.service.name[language], b.service.name[language]);
  return [...rows].sort({ urgency: byUrgency, budget: byRemaining, name: byName }[sort]);
};
