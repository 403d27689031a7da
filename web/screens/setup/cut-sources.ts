import type { LocalName } from '#shared/api/contract.ts';
import type { SourceItem } from '#shared/api/sources.ts';
import type { SourceState } from '#shared/source.ts';

export interface ServiceSources {
  readonly id: string;
  readonly name: LocalName;
  /** Those that are not shown above. */
  readonly items: readonly SourceItem[];
  /** Of all its sources, those above too; null where not all are at hand. */
  readonly counts: { readonly answering: number; readonly of: number } | null;
}

export interface CutSources {
  /** Longest first. */
  readonly notAnswering: readonly SourceItem[];
  readonly silent: readonly SourceItem[];
  /** In the order of the configuration. */
  readonly services: readonly ServiceSources[];
}

const isIn =
  (state: SourceState) =>
  (item: SourceItem): boolean =>
    item.state === state;

const failingSinceMs = ({ failingSince }: SourceItem): number =>
  failingSince === null ? Number.POSITIVE_INFINITY : Date.parse(failingSince);

/**
 * What needs a look first, and the rest by service.
 *
 * @param isWhole whether these are all sources of their services, in whatever state
 */
export const cutSources = (items: readonly SourceItem[], isWhole: boolean): CutSources => {
  const rest = items.filter(({ state }) => state !== 'not-answering' && state !== 'silent');
  const byService = Map.groupBy(rest, ({ service }) => service);
  const all = Map.groupBy(items, ({ service }) => service);
  return {
    notAnswering: items.filter(isIn('not-answering')).sort((a, b) => failingSinceMs(a) - failingSinceMs(b)),
    silent: items.filter(isIn('silent')),
    services: [...byService].map(([id, own]) => ({
      id,
      name: own[0]?.serviceName ?? { en: id, ko: id },
      items: own,
      counts: isWhole
        ? { answering: own.filter(isIn('answering')).length, of: all.get(id)?.length ?? own.length }
        : null,
    })),
  };
};
