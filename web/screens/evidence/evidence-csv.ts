import type { EvidenceItem } from '#shared/api/evidence.ts';
import { type Cell, toCsv } from '../../ui/csv.ts';

const columns = [
  'kind',
  'service',
  'environment',
  'id',
  'title',
  'at',
  'until',
  'seconds',
  'count',
  'part',
  'counted',
  'reason',
  'deployment',
  'links',
  'url',
] as const;

const linksOf = ({ links }: EvidenceItem): string =>
  links.map(({ kind, incident, by }) => [kind, incident?.id ?? by?.id ?? ''].join(' ').trim()).join('; ');

/** The events behind a figure as a table for a spreadsheet; column names are those of the API. */
export const evidenceCsv = (items: readonly EvidenceItem[]): string =>
  toCsv([
    columns,
    ...items.map((item) =>
      columns.map((column): Cell => {
        if (column === 'links') return linksOf(item);
        return column === 'deployment' ? (item.deployment?.id ?? null) : item[column];
      }),
    ),
  ]);
