import type { Incident } from '../facts.ts';
import type { Computed } from '../figure.ts';
import { kaplanMeierMedian } from '../stats/kaplan-meier.ts';
import { mean } from '../stats/mean.ts';
import type { Span } from '../time.ts';
import { SECOND_MS } from '../units.ts';
import { type ComputeWindow, defineDeliveryMetric } from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import { inFormula, leftOut } from './left-out.ts';

/** An incident as a window sees it: what happens after the window's end is not known yet. */
interface Outage {
  readonly id: string;
  readonly seconds: number;
  /** False where it is open at the window's end. */
  readonly ended: boolean;
}

/** Null where the incident neither ended in the window nor is open at its end. */
function outageIn(incident: Incident, window: Span): Outage | null {
  const { id, startedAtMs, resolvedAtMs } = incident;
  const ended = resolvedAtMs !== null && resolvedAtMs < window.endMs;
  if (ended ? resolvedAtMs < window.startMs : startedAtMs >= window.endMs) return null;
  const untilMs = ended ? resolvedAtMs : window.endMs;
  return { id, seconds: (untilMs - startedAtMs) / SECOND_MS, ended };
}

interface Restores {
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
  readonly resolved: number;
  readonly open: number;
  /** Set where open incidents keep the median from being reached. */
  readonly atLeastSeconds: number | null;
}

function measure(outages: readonly Outage[]): Restores {
  const { medianSeconds, longestSeconds } = kaplanMeierMedian(outages);
  const resolved = outages.filter((outage) => outage.ended);
  return {
    medianSeconds,
    meanSeconds: mean(resolved.map((outage) => outage.seconds)),
    resolved: resolved.length,
    open: outages.length - resolved.length,
    atLeastSeconds: medianSeconds === null ? longestSeconds : null,
  };
}

/** Value, n, reason and formula of the statistic that the agreement judges by. */
function judged(restores: Restores, statistic: 'median' | 'mean') {
  const { medianSeconds, meanSeconds, resolved, open, atLeastSeconds } = restores;
  if (statistic === 'mean') {
    const formula = `mean of ${resolved} restored = ${inFormula(meanSeconds)} s`;
    const reason = meanSeconds === null ? ('no-data' as const) : null;
    return { value: meanSeconds, n: resolved, reason, formula };
  }
  const known = atLeastSeconds === null ? inFormula(medianSeconds) : `at least ${inFormula(atLeastSeconds)}`;
  const formula = `Kaplan–Meier median of ${resolved} restored and ${open} open = ${known} s`;
  const none = atLeastSeconds === null ? ('no-data' as const) : ('not-reached' as const);
  return { value: medianSeconds, n: resolved + open, reason: medianSeconds === null ? none : null, formula };
}

const createCompute = ({ incidents }: DeliveryHistory): ComputeWindow => {
  return (window, { limit }): Computed => {
    const outages = incidents.flatMap((incident) => outageIn(incident, window) ?? []);
    const restores = measure(outages.filter((outage) => outage.seconds > 0));
    const statistic = limit?.statistic ?? 'median';
    const ids = (those: readonly Outage[]) => those.map((outage) => outage.id);
    return {
      ...judged(restores, statistic),
      low: null,
      high: null,
      detail: { ...restores },
      inputs: { statistic, resolved: restores.resolved, open: restores.open },
      leftOut: leftOut({
        'zero-length': ids(outages.filter((outage) => outage.seconds === 0)),
        negative: ids(outages.filter((outage) => outage.seconds < 0)),
      }),
      coveredFromMs: null,
    };
  };
};

/** How long users had to wait, over incidents of all causes (METRICS.md §3, MTTR). */
export const timeToRestore = defineDeliveryMetric({
  id: 'time-to-restore',
  version: 1,
  title: { en: 'Time to restore', ko: '복구 시간' },
  definition: {
    en: 'How long until users could work again. We use the median, because one long incident distorts a mean. It covers incidents of all causes that ended in the period or are still open at its end; an open one can only make it longer.',
    ko: '사용자가 다시 일할 수 있게 되기까지 걸린 시간. 긴 장애 하나가 평균을 왜곡하므로 중앙값을 씁니다. 기간에 끝났거나 기간 끝에 아직 열려 있는 모든 원인의 장애를 포함하며, 열린 장애는 값을 늘리기만 합니다.',
  },
  unit: 'seconds',
  better: 'lower',
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
});
