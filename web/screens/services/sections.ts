import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import type { ServicesAnswer } from '../../api/answers.ts';

/** In the order of need. */
const sectionNames = ['needs', 'nodata', 'debt', 'near', 'met', 'paused', 'none'] as const;
export type SectionName = (typeof sectionNames)[number];

type Service = ServicesAnswer['items'][number];

export interface Row {
  readonly service: Service;
  readonly objective: ObjectiveAnswer;
}

export interface Section {
  readonly name: SectionName;
  readonly rows: readonly Row[];
}

const sectionOf = (objective: ObjectiveAnswer): SectionName => {
  if (objective.needsSomeone) return 'needs';
  const { state } = objective;
  return state === 'burning' || state === 'fast' || state === 'outside' ? 'debt' : state;
};

/** Every objective of every service in its section; sections without any are left out. */
export const cutSections = (services: readonly Service[]): Section[] => {
  const rows = services.flatMap((service) => service.objectives.map((objective) => ({ service, objective })));
  return sectionNames
    .map((name) => ({ name, rows: rows.filter((row) => sectionOf(row.objective) === name) }))
    .filter((section) => section.rows.length > 0);
};
