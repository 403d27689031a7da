import type { Computed } from '../figure.ts';
import type { JudgedLimit, Judgement, State } from '../judgement.ts';
import { limitOf, versionInForce } from './in-force.ts';
import type { AgreementVersion } from './version.ts';

/** From 85 % of a limit on, a value is near it; for a limit from below from 115 % down (METRICS.md §2). */
const NEAR_RATIO = 0.15;

/** The longest time known of a median that open incidents keep from being reached. */
function atLeastSeconds(figure: Pick<Computed, 'reason' | 'detail'>): number | null {
  const known = figure.detail.atLeastSeconds;
  return figure.reason === 'not-reached' && typeof known === 'number' ? known : null;
}

function stateOf(value: number, limit: JudgedLimit): State {
  const upward = limit.kind === 'atMost' ? 1 : -1;
  if ((value - limit.value) * upward > 0) return 'outside';
  const nearFrom = limit.value * (1 - upward * NEAR_RATIO);
  return (value - nearFrom) * upward > 0 ? 'near' : 'met';
}

function stateWithin(figure: Pick<Computed, 'value' | 'reason' | 'detail'>, limit: JudgedLimit): State {
  if (figure.value !== null) return stateOf(figure.value, limit);
  const least = atLeastSeconds(figure);
  return limit.kind === 'atMost' && least !== null && least > limit.value ? 'outside' : 'nodata';
}

/**
 * Judges a figure by a limit that is known: as `judgeLimit`.
 *
 * @param limit null where nothing is agreed
 */
export const judgeBy = (
  figure: Pick<Computed, 'value' | 'reason' | 'detail'>,
  limit: JudgedLimit | null,
): Omit<Judgement, 'agreementVersion'> => ({
  state: limit === null ? 'none' : stateWithin(figure, limit),
  limit,
});

/**
 * Judges a delivery figure: `outside`, `near`, `met`, `nodata` without a value, `none` where nothing is
 * agreed. A median that is not reached but known to be beyond the limit is `outside`.
 *
 * @param versions the ledger, oldest first
 * @param service a service id, or `all`
 * @param id of the metric
 * @param atMs the last millisecond of the figure's window: the version in force then judges
 * @throws RangeError where the ledger is out of order
 * @see METRICS.md §2, States
 * @example judgeLimit({ value: 86, ... }, versions, 'all', 'lead-time', endMs).state // 'near' for at most 100
 */
export function judgeLimit(
  figure: Pick<Computed, 'value' | 'reason' | 'detail'>,
  versions: readonly AgreementVersion[],
  service: string,
  id: string,
  atMs: number,
): Judgement {
  const version = versionInForce(versions, atMs);
  const limit = version === null ? null : (limitOf(version, service, id)?.limit ?? null);
  return { ...judgeBy(figure, limit), agreementVersion: version?.version ?? null };
}
