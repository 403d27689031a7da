import type { BurnTerms } from '#shared/slo/burn-terms.ts';

/** By what an objective is judged, from when on each; the first counts for all time before as well. */
export type TermsLine = readonly (readonly [fromMs: number, terms: string])[];

const NOTHING_AGREED = '';

const textOf = ({ rules, allowedRatio, minimumCount }: BurnTerms): string =>
  [allowedRatio, minimumCount, ...rules.map(({ id, factor }) => `${id}@${factor}`)].join(' ');

/** Neighbours that say the same are one. */
function merged(line: TermsLine): TermsLine {
  return line
    .filter(([, text], index) => index === 0 || text !== line[index - 1]?.[1])
    .map(([fromMs, text], index): TermsLine[number] => [index === 0 ? 0 : fromMs, text]);
}

/** The line of terms that lie in order within `[fromMs, toMs)`, gaps included. */
export function termsLine(terms: readonly BurnTerms[], fromMs: number, toMs: number): TermsLine {
  const line: TermsLine[number][] = [];
  let endMs = fromMs;
  for (const term of terms) {
    if (term.fromMs > endMs) line.push([endMs, NOTHING_AGREED]);
    line.push([term.fromMs, textOf(term)]);
    endMs = term.toMs;
  }
  if (endMs < toMs) line.push([endMs, NOTHING_AGREED]);
  return merged(line);
}

const textAt = (line: TermsLine, atMs: number): string =>
  line.findLast(([fromMs]) => fromMs <= atMs)?.[1] ?? NOTHING_AGREED;

/** From when on two lines differ; null where they say the same throughout. */
export function firstDifference(before: TermsLine, after: TermsLine): number | null {
  const edgesMs = [...before, ...after].map(([fromMs]) => fromMs).sort((a, b) => a - b);
  return edgesMs.find((atMs) => textAt(before, atMs) !== textAt(after, atMs)) ?? null;
}
