import type { Computed } from '../figure.ts';
import { quantileBySelecting } from '../stats/select.ts';
import { SECOND_MS } from '../units.ts';
import { coveredFrom } from '../windows.ts';
import { changeLanes } from './change-lane.ts';
import { type ComputeWindow, defineDeliveryMetric } from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import { reasonWithout } from './deployment-history.ts';
import { type ChangeStretch, changesLeftOut, changesWithin, leadTimesMs, partsMs } from './lead-times.ts';
import { inFormula } from './left-out.ts';

const inSeconds = (lengthMs: number | null): number | null =>
  lengthMs === null ? null : lengthMs / SECOND_MS;

const parts = (changes: readonly ChangeStretch[]) => ({
  codingMedianSeconds: inSeconds(quantileBySelecting(partsMs(changes, 'codingMs'), 0.5)),
  reviewMedianSeconds: inSeconds(quantileBySelecting(partsMs(changes, 'reviewMs'), 0.5)),
  shippingMedianSeconds: inSeconds(quantileBySelecting(partsMs(changes, 'shippingMs'), 0.5)),
});

/** Least, greatest and sum of whole milliseconds, which is exact in any order. */
function extentOf(leadsMs: Float64Array) {
  let [sumMs, leastMs, greatestMs] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // By index: an iterator over millions of numbers takes ten times as long.
  for (let index = 0; index < leadsMs.length; index += 1) {
    const leadMs = leadsMs[index] ?? 0;
    sumMs += leadMs;
    if (leadMs < leastMs) leastMs = leadMs;
    if (leadMs > greatestMs) greatestMs = leadMs;
  }
  return leadsMs.length === 0 ? null : { sumMs, leastMs, greatestMs };
}

/** What follows from the changes alone, whatever the edges of the window are between two deployments. */
type Measured = Pick<Computed, 'value' | 'n' | 'detail' | 'formula' | 'inputs' | 'leftOut'>;

function measure(changes: readonly ChangeStretch[], isBrief: boolean): Measured {
  const leads = leadTimesMs(changes);
  const n = leads.length;
  const value = inSeconds(quantileBySelecting(leads, 0.5));
  const formula = `median of ${n} lead times = ${inFormula(value)} s`;
  if (isBrief) return { value, n, formula, detail: {}, inputs: { changes: n }, leftOut: [] };
  const extent = extentOf(leads);
  return {
    value,
    n,
    formula,
    detail: {
      p90Seconds: inSeconds(quantileBySelecting(leads, 0.9)),
      meanSeconds: extent === null ? null : extent.sumMs / SECOND_MS / n,
      ...parts(changes),
    },
    inputs: {
      changes: n,
      shortestSeconds: inSeconds(extent?.leastMs ?? null),
      longestSeconds: inSeconds(extent?.greatestMs ?? null),
    },
    leftOut: changesLeftOut(changes),
  };
}

/** So many windows are remembered: those that screens ask about again while nothing is deployed. */
const MOST_REMEMBERED = 16;

const createCompute = (history: DeliveryHistory): ComputeWindow => {
  const { firstMs } = history;
  const remembered = new Map<string, Measured>();
  return (window, { isBrief = false }): Computed => {
    const changes = changesWithin(history, window);
    const name = `${isBrief} ${changes.map(({ from, to }) => `${from}-${to}`).join(' ')}`;
    const measured = remembered.get(name) ?? measure(changes, isBrief);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(name, measured);
    return {
      ...measured,
      reason: measured.value === null ? reasonWithout(firstMs, window) : null,
      low: null,
      high: null,
      coveredFromMs: coveredFrom(firstMs, window),
    };
  };
};

/** Median time from commit to production over the changes deployed in a window (METRICS.md §3). */
export const leadTime = defineDeliveryMetric({
  id: 'lead-time',
  version: 3,
  place: 'headline',
  title: { en: 'Lead time for changes', ko: '변경 리드 타임' },
  definition: {
    en: "Time from a change's commit until it runs in production. The median over the changes deployed in the period, each counted once, at the first deployment that contains it; a commit and its cherry-pick are one change. Merges, what a service's first deployment brought and what only a roll-back or the same deployed again carried are left out.",
    ko: '커밋부터 운영 반영까지 걸린 시간. 기간에 배포된 변경의 중앙값이며, 각 변경은 처음 포함된 배포에서 한 번만 세고, 커밋과 그 체리픽은 하나의 변경입니다. 병합 커밋, 서비스의 첫 배포에 담긴 변경, 롤백이나 같은 것을 다시 배포할 때만 담긴 변경은 제외합니다.',
  },
  unit: 'seconds',
  better: 'lower',
  wants: ['releases', 'changes'],
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
  createEvidence: (history) => (window) => changeLanes(history, window),
});
