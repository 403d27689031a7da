import type { LocalName } from '#shared/api/contract.ts';
import type { SourceItem, SourceState } from '#shared/api/sources.ts';

/** The sources of one service that are not shown above. */
export interface ServiceSources {
  readonly id: string;
  readonly name: LocalName;
  readonly items: readonly SourceItem[];
  readonly answeringCount: number;
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

/** What needs a look first, and the rest by service. */
export const cutSources = (items: readonly SourceItem[]): CutSources => {
  const rest = items.filter(({ state }) => state !== 'not-answering' && state !== 'silent');
  const byService = Map.groupBy(rest, ({ service }) => service);
  return {
    notAnswering: items.filter(isIn('not-answering')).sort((a, b) => failingSinceMs(a) - failingSinceMs(b)),
    silent: items.filter(isIn('silent')),
    services: [...byService].map(([id, own]) => ({
      id,
      name: own[0]?.serviceName ?? { en: id, ko: id },
      items: own,
      answeringCount: own.filter(isIn('answering')).length,
    })),
  };
};
