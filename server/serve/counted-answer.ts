import type { CountedShape, ObjectiveGround } from '#shared/api/service.ts';
import { minimumEvents } from '#shared/slo/minimum-events.ts';
import { isoInstant } from '#shared/time.ts';
import { agreementOf } from '../compute/objective-agreement.ts';
import type { JudgedObjective } from '../compute/objectives.ts';
import { receiptId } from '../compute/receipt-id.ts';
import type { ObjectiveConfig } from '../config/config.ts';
import { publicTarget } from '../public-target.ts';

type What = Omit<CountedShape, 'source' | 'kind' | 'intervalSeconds' | 'observedCount' | 'minimumEvents'>;

const nothing: What = {
  total: null,
  part: null,
  selector: null,
  metric: null,
  bound: null,
  probe: null,
  server: null,
};

/** What is asked for, as it is configured; what proves who asks stays out. */
function whatIsCounted({ source }: ObjectiveConfig): What {
  if (source.kind === 'probe') return { ...nothing, probe: source.target.kind };
  if (source.kind === 'query') {
    const { total, part, selector, server } = source;
    return { ...nothing, total, part, selector, server: publicTarget(server) };
  }
  if (source.kind === 'push') return nothing;
  const { indicator } = source;
  if (indicator.kind === 'up') return nothing;
  if (indicator.kind === 'gauge') return { ...nothing, metric: indicator.gauge };
  if (indicator.kind === 'histogram')
    return { ...nothing, metric: indicator.histogram, bound: indicator.atMost };
  const { total, part, selector } = indicator;
  return { ...nothing, total, part, selector };
}

function toAgreement(judged: JudgedObjective): ObjectiveGround['agreement'] {
  const agreed = agreementOf(judged);
  if (agreed === null) return null;
  const { limit, version, effectiveFromMs } = agreed;
  return {
    version,
    effectiveFrom: isoInstant(effectiveFromMs),
    target: limit.limit.kind === 'target' ? limit.limit.value : null,
    window: limit.window,
    warningRatio: limit.warningRatio,
  };
}

/** The receipt of the budget that is left, as that of the availability beside it. */
const budgetReceipt = ({ service, objective, window, judged }: JudgedObjective, nowMs: number): string =>
  receiptId({
    metric: 'error-budget',
    service: service.id,
    objective: objective.id,
    window,
    atMs: nowMs,
    madeAtMs: nowMs,
    value: judged.budget?.remaining ?? null,
    n: judged.total,
  });

/** What stands behind the figures of an objective as the API says it. @param nowMs the instant that was asked about */
export function toGround(judged: JudgedObjective, nowMs: number): ObjectiveGround {
  const { spec } = judged.facts;
  return {
    objective: judged.objective.id,
    agreement: toAgreement(judged),
    counted: {
      ...whatIsCounted(judged.objective),
      source: judged.objective.source.kind,
      kind: spec.sliKind,
      intervalSeconds: spec.intervalSeconds,
      observedCount: spec.observedCount,
      minimumEvents: minimumEvents(spec, judged.judged.target),
    },
    budgetReceipt: judged.judged.budget === null ? null : budgetReceipt(judged, nowMs),
  };
}
