import type { CarriedColumns } from './change-columns.ts';
import { firstIndexAt } from './deployment-history.ts';

/** Columns before anybody can ask what a change is called. */
export type UnnamedColumns = Omit<CarriedColumns, 'shaAt' | 'repositoryAt'>;

/** Finds the nth change, from 0, that the deployment at a place carried; in the order of the columns. */
export type FindChange = (
  place: number,
  nth: number,
) => { readonly repository: string; readonly sha: string } | undefined;

/** Lets changes be named by their index: ten million names are not kept where a receipt shows twenty. */
export function nameChanges(columns: UnnamedColumns, find: FindChange): CarriedColumns {
  const { offsets } = columns;
  const findAt = (index: number) => {
    const place = firstIndexAt(offsets, index + 1) - 1;
    return find(place, index - (offsets[place] ?? 0));
  };
  return {
    ...columns,
    shaAt: (index) => findAt(index)?.sha ?? '',
    repositoryAt: (index) => findAt(index)?.repository ?? '',
  };
}
