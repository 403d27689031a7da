import type { ServedPage } from '../exporters/counter-exporter.ts';
import { increaseOf } from '../systems/sum-increases.ts';

/** What a counter grew by, as each party has it. */
export interface ComparedIncrease {
  readonly service: string;
  readonly what: 'total' | 'bad';
  readonly andon: number;
  /** Differences of its raw samples, added up; after a reset the new value counts. */
  readonly prometheusRaw: number;
  /** Its `increase()` over the run. */
  readonly prometheusIncrease: number;
  /** What the pages that each of them was served say; null where the exporter keeps no record. */
  readonly served: { readonly andon: number; readonly prometheus: number } | null;
  /** Where the two differ, because each read other pages: together they are the difference. */
  readonly pieces: readonly Piece[];
}

/** A part of a difference, and where it comes from. */
export interface Piece {
  readonly amount: number;
  readonly cause: string;
}

type Count = (counts: ServedPage['counts']) => number;

const countOf: Record<ComparedIncrease['what'], Count> = {
  total: (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0),
  bad: (counts) => counts[503] ?? 0,
};

/** What one reader was served, process by process, those left out that it did not see. */
function pagesOf(served: readonly (readonly ServedPage[])[], reader: string): ServedPage[][] {
  return served
    .map((pages) => pages.filter(({ to }) => to.startsWith(reader)))
    .filter((pages) => pages.length > 0);
}

/** What the pages that a reader was served say that the counters grew by. */
function servedIncrease(processes: readonly (readonly ServedPage[])[], count: Count): number {
  const codes = Object.keys(processes[0]?.[0]?.counts ?? {});
  return codes
    .map((code) => processes.flat().map(({ counts }) => count({ [code]: counts[code] ?? 0 })))
    .reduce((sum, values) => sum + increaseOf(values), 0);
}

const seconds = (ms: number) => `${(Math.abs(ms) / 1_000).toFixed(1)} s ${ms < 0 ? 'earlier' : 'later'}`;

/** How the first page of the first process and the last page of each process differ between the readers. */
function explainPieces(
  andon: readonly (readonly ServedPage[])[],
  prometheus: readonly (readonly ServedPage[])[],
  count: Count,
): Piece[] {
  const compare = (when: string, sign: number, ours?: ServedPage, theirs?: ServedPage): Piece[] => {
    if (ours === undefined || theirs === undefined) return [];
    const amount = sign * (count(ours.counts) - count(theirs.counts));
    return amount === 0 ? [] : [{ amount, cause: `${when} ${seconds(ours.atMs - theirs.atMs)}` }];
  };
  return [
    ...compare('its first page was', -1, andon[0]?.[0], prometheus[0]?.[0]),
    ...andon.flatMap((pages, index) =>
      compare(
        index < andon.length - 1 ? 'its last page before the outage was' : 'its last page was',
        1,
        pages.at(-1),
        prometheus[index]?.at(-1),
      ),
    ),
  ];
}

export interface Increases {
  readonly andon: number;
  readonly prometheusRaw: number;
  readonly prometheusIncrease: number;
}

/** @param served of an exporter of ours; null for another */
export function compareIncrease(
  service: string,
  what: ComparedIncrease['what'],
  increases: Increases,
  served: readonly (readonly ServedPage[])[] | null,
): ComparedIncrease {
  if (served === null) return { service, what, ...increases, served: null, pieces: [] };
  const count = countOf[what];
  const andon = pagesOf(served, 'Andon/');
  const prometheus = pagesOf(served, 'Prometheus/');
  return {
    service,
    what,
    ...increases,
    served: { andon: servedIncrease(andon, count), prometheus: servedIncrease(prometheus, count) },
    pieces: explainPieces(andon, prometheus, count),
  };
}

/**
 * Why a comparison cannot be right; null where all is explained. Where the exporter kept a record, both must hold
 * exactly what they were served; where not, their ends lie at most an interval apart on either side. `increase()`
 * extrapolates by at most a little more than an interval on either side.
 */
export function findFault(
  compared: ComparedIncrease,
  intervalSeconds: number,
  spanSeconds: number,
): string | null {
  const { andon, prometheusRaw, prometheusIncrease, served, pieces } = compared;
  const ends = (2 * intervalSeconds) / (spanSeconds - 2 * intervalSeconds);
  if (served === null) {
    const isNear = Math.abs(andon - prometheusRaw) <= Math.max(andon, prometheusRaw) * ends + 0.1;
    if (!isNear) return 'they are further apart than an interval on either side';
  } else {
    if (andon !== served.andon) return `Andon was served ${served.andon}`;
    if (prometheusRaw !== served.prometheus) return `Prometheus was served ${served.prometheus}`;
    const explained = pieces.reduce((sum, { amount }) => sum + amount, 0);
    if (explained !== andon - prometheusRaw) return `only ${explained} of the difference is explained`;
  }
  const extrapolated = Math.abs(prometheusIncrease - prometheusRaw);
  return extrapolated <= prometheusRaw * 1.1 * ends + 1
    ? null
    : 'increase() is further away than it extrapolates';
}
