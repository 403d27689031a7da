import type { DiscoveryItem, SourceItem } from '#shared/api/sources.ts';

/** Names that look alike are told apart by their number. */
const numbered = (names: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const number = seen.get(name) ?? 0;
    seen.set(name, number + 1);
    return `${name} ${number}`;
  });
};

/**
 * A key for each row that stays with its source. Addresses that differ in what is left out of them (`?token=…`)
 * look alike.
 */
export const rowKeys = (items: readonly SourceItem[]): string[] =>
  numbered(
    items.map(({ service, objective, target, labels }) =>
      JSON.stringify([service, objective, target, labels]),
    ),
  );

/** A key for each entry of `discovery`: two may share a job, and lists in the file itself have no place. */
export const entryKeys = (items: readonly DiscoveryItem[]): string[] =>
  numbered(items.map(({ job, kind, place }) => JSON.stringify([job, kind, place])));
