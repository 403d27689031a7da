import { limitInForce } from '../agreement/in-force.ts';
import { judgeLimit } from '../agreement/judge-limit.ts';
import type { AgreementVersion } from '../agreement/version.ts';
import type { Computed, NoValueReason } from '../figure.ts';
import type { Judgement } from '../judgement.ts';
import type { Window } from '../time.ts';
import { spansBetween } from '../windows.ts';
import type { ComputeOptions, ComputePeriod, DeliveryMetric } from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';

/** One period of a series. */
export interface SeriesPoint {
  readonly startMs: number;
  readonly endMs: number;
  readonly value: number | null;
  readonly n: number;
  /** The period is not over: it is drawn hollow and never compared as if it were whole. */
  readonly partial: boolean;
  readonly reason: NoValueReason | null;
  readonly judgement: Judgement;
}

export interface SeriesQuestion {
  readonly metric: DeliveryMetric;
  readonly history: DeliveryHistory;
  /** Edges of the periods in the zone, from `periodEdges`. */
  readonly edgesMs: readonly number[];
  readonly nowMs: number;
  /** IANA zone of the team. */
  readonly zone: string;
  /** A service id, or `all`; whose limits judge. */
  readonly service: string;
  /** The ledger, oldest first. */
  readonly versions: readonly AgreementVersion[];
  readonly settleSeconds: number;
}

/** What computes a period: the metric's own way for series, else its figure over what is over of it. */
function periodsOf({ metric, history, settleSeconds }: SeriesQuestion) {
  const own: ComputePeriod | undefined = metric.createPeriodCompute?.(history);
  if (own !== undefined) return own;
  const compute = metric.createCompute(history);
  return (period: Window, nowMs: number, limit: ComputeOptions['limit']): Computed =>
    compute({ ...period, endMs: Math.min(period.endMs, nowMs) }, { limit, settleSeconds, isBrief: true });
}

/**
 * A delivery metric cut by calendar periods, each judged by the version in force in its last millisecond, or now
 * where it is not over. Periods that have not begun are left out.
 *
 * @returns oldest first
 * @throws RangeError where the ledger is out of order
 * @example deliverySeries({ metric: deploymentFrequency, edgesMs: weekEdges, ... })[0]?.n // deployments that week
 */
export function deliverySeries(question: SeriesQuestion): SeriesPoint[] {
  const { metric, edgesMs, nowMs, zone, service, versions } = question;
  const compute = periodsOf(question);
  const begun = spansBetween(edgesMs).filter((span) => span.startMs < nowMs);
  return begun.map(({ startMs, endMs }) => {
    // The end itself is outside: a version that begins there does not judge the period before it.
    const judgedAtMs = Math.min(endMs - 1, nowMs);
    const limit = limitInForce(versions, service, metric.id, judgedAtMs)?.limit ?? null;
    const computed = compute({ name: 'custom', startMs, endMs, zone }, nowMs, limit);
    const { value, n, reason } = computed;
    const judgement = judgeLimit(computed, versions, service, metric.id, judgedAtMs);
    return { startMs, endMs, value, n, partial: endMs > nowMs, reason, judgement };
  });
}
