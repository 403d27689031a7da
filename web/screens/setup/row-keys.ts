import type { SourceItem } from '#shared/api/sources.ts';

/**
 * A key for each row that stays with its source. Addresses that differ in what is left out of them (`?token=…`)
 * look alike, so the second of them is told from the first by its number.
 */
export const rowKeys = (items: readonly SourceItem[]): string[] => {
  const seen = new Map<string, number>();
  return items.map(({ service, objective, target, labels }) => {
    const name = JSON.stringify([service, objective, target, labels]);
    const number = seen.get(name) ?? 0;
    seen.set(name, number + 1);
    return `${name} ${number}`;
  });
};
