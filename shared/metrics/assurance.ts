import type { assurances, JudgedLimit } from '../judgement.ts';
import type { BehaviourBaseline } from './behaviour.ts';
import { POINTS_NEEDED } from './trend-verdict.ts';

/** Whether a process that goes on as usual keeps a limit. */
export interface Assurance {
  readonly kind: (typeof assurances)[number];
  /** `by-chance`: about one period in so many misses; null under twelve, and where none did. */
  readonly oneIn: number | null;
}

const isMissed = (value: number, { kind, value: limit }: JudgedLimit): boolean =>
  kind === 'atMost' ? value > limit : value < limit;

function oneIn(values: readonly number[], limit: JudgedLimit): number | null {
  const missed = values.filter((value) => isMissed(value, limit)).length;
  if (values.length < POINTS_NEEDED || missed === 0) return null;
  return Math.max(1, Math.round(values.length / missed));
}

/**
 * The limit beside the usual range: beyond it the process keeps the limit by itself, inside some periods miss by chance,
 * on the other side today's process cannot keep it.
 *
 * @param usual the latest baseline; a limit of it that cannot occur is where values end
 * @param values of the complete periods of that baseline whose cause is not known
 * @example assurance({ kind: 'atMost', value: 4 }, { lower: 1.9, upper: 4.5, … }, values).kind // 'by-chance'
 */
export function assurance(
  limit: JudgedLimit | null,
  usual: Pick<BehaviourBaseline, 'lower' | 'upper'> | null,
  values: readonly number[],
): Assurance {
  if (limit === null || usual === null) return { kind: 'unknown', oneIn: null };
  // Nothing is under 0, and an upper limit that cannot occur is that of a share.
  const bounds = [usual.lower ?? 0, usual.upper ?? 1] as const;
  const [best, worst] = limit.kind === 'atMost' ? bounds : [bounds[1], bounds[0]];
  if (!isMissed(worst, limit)) return { kind: 'keeps', oneIn: null };
  if (isMissed(best, limit)) return { kind: 'cannot', oneIn: null };
  return { kind: 'by-chance', oneIn: oneIn(values, limit) };
}
