import type { JudgedLimit, State } from '../judgement.ts';
import type { Span } from '../time.ts';
import type { SeriesPoint } from './delivery-series.ts';

/** How complete periods stood by the limit of their own time, under one version of the agreement. */
export interface LimitRecord {
  readonly version: number;
  /** Of the last of them: a limit that follows the length of its period is not the same in each. */
  readonly limit: JudgedLimit;
  /** Oldest first. */
  readonly periods: readonly (Span & { readonly inside: boolean })[];
}

const judged: ReadonlySet<State> = new Set(['burning', 'fast', 'debt', 'outside', 'near', 'met']);
const inside: ReadonlySet<State> = new Set(['fast', 'near', 'met']);

/**
 * Complete periods by the version that was in force in each, oldest version first; periods of which nothing is known
 * or agreed are in none.
 *
 * @example limitRecords(weeks).map(({ version, periods }) => [version, periods.length]) // [[5, 6], [6, 26], [7, 8]]
 */
export function limitRecords(points: readonly SeriesPoint[]): LimitRecord[] {
  const known = points.filter(({ partial, judgement }) => !partial && judged.has(judgement.state));
  const byVersion = Map.groupBy(known, ({ judgement }) => judgement.agreementVersion);
  return [...byVersion].flatMap(([version, those]) => {
    const limit = those.at(-1)?.judgement.limit ?? null;
    if (version === null || limit === null) return [];
    const periods = those.map(({ startMs, endMs, judgement }) => ({
      startMs,
      endMs,
      inside: inside.has(judgement.state),
    }));
    return [{ version, limit, periods }];
  });
}
