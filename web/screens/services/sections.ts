import type { RowObjective, ServiceRow } from '#shared/api/service-list.ts';

/** In the order of need. */
export const sectionNames = ['needs', 'debt', 'nodata', 'near', 'met', 'paused', 'none'] as const;
export type SectionName = (typeof sectionNames)[number];

/** One objective of one service. */
export interface Row {
  readonly service: ServiceRow;
  readonly objective: RowObjective;
}

export interface Section {
  readonly name: SectionName;
  readonly rows: readonly Row[];
}

/** Sections whose rows are told in full; in the others nothing is wrong. */
export const isOfNeed = (name: SectionName): boolean =>
  name === 'needs' || name === 'debt' || name === 'nodata' || name === 'near';

/** Names a row within the list: `work-orders/availability`. */
export const rowKey = ({ service, objective }: Row): string => `${service.id}/${objective.objective}`;

const sectionOf = ({ state, needsSomeone }: RowObjective): SectionName => {
  if (needsSomeone) return 'needs';
  return state === 'burning' || state === 'fast' || state === 'outside' ? 'debt' : state;
};

export const rowsOf = (services: readonly ServiceRow[]): Row[] =>
  services.flatMap((service) => service.objectives.map((objective) => ({ service, objective })));

/** Rows in their sections, in the order in which they come; sections without any are left out. */
export const cutSections = (rows: readonly Row[]): Section[] => {
  const cut = Map.groupBy(rows, ({ objective }) => sectionOf(objective));
  return sectionNames.flatMap((name) => {
    const found = cut.get(name);
    return found === undefined ? [] : [{ name, rows: found }];
  });
};
