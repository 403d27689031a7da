import type { WallAnswer, WallService } from '#shared/api/wall.ts';
import { isUnanswered } from '../../words/unanswered-text.ts';
import type { Words } from '../../words/words.ts';

/** In which group of the verdict a quiet service is counted; the first that applies. */
export type Standing =
  | 'silent'
  | 'young'
  | 'unanswered'
  | 'paused'
  | 'debt'
  | 'near'
  | 'unjudged'
  | 'inPart'
  | 'soFar'
  | 'within';

/** Where a service stands. Only `within` may be called within agreement without more words. */
const standingOf = (service: WallService): Standing => {
  const objective = service.objective;
  if (objective === null) return 'unjudged';
  // Heard, but with too few events for a figure: that is no silence.
  if (objective.state === 'nodata')
    return objective.reason === 'too-few' && objective.nodataSince === null ? 'young' : 'silent';
  if (isUnanswered(objective)) return 'unanswered';
  if (objective.state === 'none') return 'unjudged';
  if (objective.state === 'paused') return 'paused';
  if (objective.state === 'near') return 'near';
  if (objective.state !== 'met') return 'debt';
  if (objective.notAnswering !== null) return 'inPart';
  return service.partial === null ? 'within' : 'soFar';
};

/** Whether it is silent since the board itself was not running. */
const wasUnheard = ({ objective }: WallService): boolean => objective?.reason === 'collector-down';

const wasHeardBefore = ({ objective }: WallService): boolean => (objective?.nodataSince ?? null) !== null;

export type Verdict =
  | { readonly kind: 'no-services' }
  | { readonly kind: 'needs'; readonly needs: number; readonly others: number }
  | { readonly kind: 'no-data'; readonly services: number }
  | { readonly kind: 'was-away' }
  | { readonly kind: 'all-silent'; readonly services: number }
  | { readonly kind: 'too-early'; readonly services: number }
  | { readonly kind: 'all-met'; readonly services: number; readonly calmDays: number }
  | { readonly kind: 'nobody-needed'; readonly counts: ReadonlyMap<Standing, number> };

/** Of services that are all silent: since the board was off, since they fell silent, or because none was heard yet. */
const judgeSilence = (services: readonly WallService[]): Verdict => {
  if (services.some(wasUnheard)) return { kind: 'was-away' };
  const kind = services.some(wasHeardBefore) ? 'all-silent' : 'no-data';
  return { kind, services: services.length };
};

/** The one sentence of the wall. Silence is never called agreement. */
export const judgeWall = (answer: WallAnswer): Verdict => {
  const services = answer.services.length;
  if (services === 0) return { kind: 'no-services' };
  const needs = answer.problems.length;
  if (needs > 0) return { kind: 'needs', needs, others: services - needs };
  const counts = new Map<Standing, number>();
  for (const service of answer.services) {
    const standing = standingOf(service);
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  if (counts.get('within') === services) return { kind: 'all-met', services, calmDays: answer.calmDays ?? 0 };
  if (counts.get('silent') === services) return judgeSilence(answer.services);
  if (counts.get('young') === services) return { kind: 'too-early', services };
  return { kind: 'nobody-needed', counts };
};

export interface VerdictText {
  readonly head: string;
  /** Said lighter behind the head, or first in the line beneath. */
  readonly rest: string | null;
}

const listCounts = (counts: ReadonlyMap<Standing, number>, words: Words): string => {
  const says: readonly (readonly [Standing, (count: number) => string])[] = [
    ['unanswered', words.verdict.unanswered],
    ['silent', words.verdict.silent],
    ['young', words.verdict.young],
    ['debt', words.verdict.debt],
    ['near', words.verdict.near],
    ['paused', words.verdict.paused],
    ['unjudged', words.verdict.unjudged],
    ['inPart', words.verdict.inPart],
    ['within', words.verdict.within],
    ['soFar', words.verdict.withinSoFar],
  ];
  const present = says.flatMap(([standing, say]) => {
    const count = counts.get(standing) ?? 0;
    return count === 0 ? [] : [say(count)];
  });
  return words.list(present);
};

const sayOthers = (others: number, words: Words, hasTiles: boolean): string | null => {
  if (others === 0) return null;
  return hasTiles ? words.verdict.othersBelow(others) : words.verdict.othersElsewhere(others);
};

/**
 * The verdict in one language.
 * @param hasTiles whether the other services are shown beneath
 */
export const sayVerdict = (verdict: Verdict, words: Words, hasTiles: boolean): VerdictText => {
  const said = words.verdict;
  switch (verdict.kind) {
    case 'no-services':
      return { head: said.noServices, rest: said.noServicesHint };
    case 'no-data':
      return { head: said.noData, rest: said.noDataHint(verdict.services) };
    case 'all-silent':
      return { head: said.allSilent, rest: said.allSilentHint(verdict.services) };
    case 'was-away':
      return { head: said.wasAway, rest: said.wasAwayHint };
    case 'too-early':
      return { head: said.tooEarly, rest: said.tooEarlyHint(verdict.services) };
    case 'needs':
      return { head: said.needs(verdict.needs), rest: sayOthers(verdict.others, words, hasTiles) };
    case 'all-met':
      return {
        head: said.allMet(verdict.services),
        rest: verdict.calmDays < 1 ? null : said.calmDays(verdict.calmDays),
      };
    case 'nobody-needed':
      return { head: said.nobodyNeeded, rest: listCounts(verdict.counts, words) };
  }
};
