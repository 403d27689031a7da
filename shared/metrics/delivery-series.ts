import { limitInForce } from '../agreement/in-force.ts';
import { judgeLimit } from '../agreement/judge-limit.ts';
import type { AgreementVersion } from '../agreement/version.ts';
import type { Computed, NoValueReason } from '../figure.ts';
import type { Judgement } from '../judgement.ts';
import type { Span, Window } from '../time.ts';
import { spansBetween } from '../windows.ts';
import type { ComputeOptions, ComputePeriod, ComputeWindow, DeliveryMetric } from './define-metric.ts';
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

/** Keeps what was computed for periods that are over, so that a series need not be computed whole each time. */
export interface PeriodBook {
  /** Null where it is not known. `how` tells ways of computing apart. */
  get(period: Span, how: string): Computed | null;
  put(period: Span, how: string, computed: Computed): void;
}

export interface SeriesQuestion {
  readonly metric: DeliveryMetric;
  readonly history: DeliveryHistory;
  /** `createCompute` of the metric over the history, where it is kept. */
  readonly compute?: () => ComputeWindow;
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
  /** Of this metric and this history; none where every period is computed. */
  readonly book?: PeriodBook;
}

type ComputeBriefly = (period: Window, nowMs: number, limit: ComputeOptions['limit']) => Computed;

/** What computes a period: the metric's own way for series, else its figure over what is over of it. */
function periodsOf({ metric, history, settleSeconds, compute: kept }: SeriesQuestion): ComputeBriefly {
  const own: ComputePeriod | undefined = metric.createPeriodCompute?.(history);
  if (own !== undefined) return own;
  const compute = kept?.() ?? metric.createCompute(history);
  return (period, nowMs, limit) =>
    compute({ ...period, endMs: Math.min(period.endMs, nowMs) }, { limit, settleSeconds, isBrief: true });
}

/** The same, but that a period which is over is computed once for as long as the book keeps it. */
function keptPeriodsOf(question: SeriesQuestion): ComputeBriefly {
  const { book, settleSeconds } = question;
  let known: ComputeBriefly | null = null;
  const compute: ComputeBriefly = (...asked) => {
    // Not before it is needed: what it does once for all windows may be most of the work.
    known ??= periodsOf(question);
    return known(...asked);
  };
  if (book === undefined) return compute;
  return (period, nowMs, limit) => {
    if (period.endMs > nowMs) return compute(period, nowMs, limit);
    const how = `${period.zone} ${settleSeconds} ${limit?.statistic ?? ''}`;
    const kept = book.get(period, how) ?? compute(period, nowMs, limit);
    book.put(period, how, kept);
    return kept;
  };
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
  const compute = keptPeriodsOf(question);
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
