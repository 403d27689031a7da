import { type SectionName, sectionNames } from './sections.ts';

export const sorts = ['urgency', 'name', 'budget'] as const;
export type Sort = (typeof sorts)[number];

/** What the address asks of the list; what is not there is asked for as it comes by itself. */
export interface AskedServices {
  /** Sections that are shown; none for all. */
  readonly states: readonly SectionName[];
  readonly group: string | null;
  /** As it was typed. */
  readonly q: string;
  readonly sort: Sort;
  /** Sections that are open; null for those that are by themselves. */
  readonly open: readonly SectionName[] | null;
  /** The row whose details stand beside the list, as `rowKey` names it. */
  readonly selected: string | null;
}

/** What is no order is the order of need. */
export const readSort = (text: string | null): Sort => sorts.find((sort) => sort === text) ?? 'urgency';

const readSections = (text: string): SectionName[] =>
  sectionNames.filter((name) => text.split(',').includes(name));

/** Reads `?state= &group= &q= &sort= &open= &sel=`; values that mean nothing are passed over. */
export const readAsked = (search: URLSearchParams): AskedServices => {
  const open = search.get('open');
  return {
    states: readSections(search.get('state') ?? ''),
    group: search.get('group') || null,
    q: search.get('q') ?? '',
    sort: readSort(search.get('sort')),
    open: open === null ? null : readSections(open),
    selected: search.get('sel') || null,
  };
};

/** An address's query with something else asked; defaults are left out, and what is not of this page stays. */
export const withAsked = (search: URLSearchParams, change: Partial<AskedServices>): URLSearchParams => {
  const asked = { ...readAsked(search), ...change };
  const next = new URLSearchParams(search);
  const put = (name: string, value: string | null): void =>
    value === null ? next.delete(name) : next.set(name, value);
  put('state', asked.states.length === 0 ? null : asked.states.join(','));
  put('group', asked.group);
  put('q', asked.q === '' ? null : asked.q);
  put('sort', asked.sort === 'urgency' ? null : asked.sort);
  put('open', asked.open === null ? null : asked.open.join(','));
  put('sel', asked.selected);
  return next;
};

/** How many filters are set, for the closed sheet on a phone. */
export const countFilters = ({ states, group, q }: AskedServices): number =>
  [states.length > 0, group !== null, q.trim() !== ''].filter(Boolean).length;
