import { startOfPeriod } from '#shared/calendar.ts';
import type { FactKind } from '#shared/fact-kind.ts';
import type { Figure } from '#shared/figure.ts';
import type { Metric } from '#shared/metrics/define-metric.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { POINTS_NEEDED } from '#shared/metrics/trend-verdict.ts';
import { WEEK_MS } from '#shared/units.ts';
import { computeFigure } from './compute-figure.ts';
import { deliveryTile } from './deliveries.ts';
import type { FigureDeps } from './figure-deps.ts';
import { agreedWindow } from './figure-question.ts';
import { type Moment, momentOf } from './moment.ts';
import { questionWindow } from './question-window.ts';

/** What one metric has heard of what it wants, and how far it is from a usual range. */
export interface Readiness {
  readonly metric: Metric;
  /** Of all services, over the agreed window. */
  readonly figure: Figure;
  readonly wants: readonly { readonly fact: FactKind; readonly count: number }[];
  /** The first of them of which nothing was heard; null where all are there. */
  readonly missing: FactKind | null;
  /** Complete weeks with a value. */
  readonly weeks: number;
  readonly weeksNeeded: number;
  readonly isAgreed: boolean;
}

const changeCount = ({ offsets }: { readonly offsets: ArrayLike<number> }): number =>
  offsets[offsets.length - 1] ?? 0;

/** First minutes of the objectives that were ever heard. */
function firstMinutes({ config, facts }: FigureDeps): number[] {
  return config
    .current()
    .services.flatMap((service) =>
      service.objectives.flatMap(
        (objective) => facts.objective(service, objective).tallies.firstMinuteMs ?? [],
      ),
    );
}

function countFacts(deps: FigureDeps): Record<FactKind, number> {
  const history = deps.facts.history('all');
  const sum = (count: (service: (typeof history.services)[number]) => number): number =>
    history.services.reduce((total, service) => total + count(service), 0);
  return {
    observations: firstMinutes(deps).length,
    releases: sum(({ deployments }) => deployments.finishedAtMs.length),
    changes: sum(({ changes }) => changeCount(changes)),
    incidents: history.outages().length,
    waiting: sum(({ isUnshippedKnown }) => (isUnshippedKnown ? 1 : 0)),
  };
}

/** Of tallies, the whole weeks since the first minute; of deliveries, those that have a value. */
function countWeeks(deps: FigureDeps, metric: Metric, moment: Moment): number {
  if (metric.needs === 'deliveries') return deliveryTile(deps, metric, 'all', moment).trend.points;
  const firstMs = Math.min(...firstMinutes(deps));
  if (firstMs === Number.POSITIVE_INFINITY) return 0;
  const zone = deps.config.current().team.timeZone;
  const [from, to] = [firstMs, moment.nowMs].map((atMs) => startOfPeriod('week', atMs, zone));
  const weeks = Math.round(((to ?? 0) - (from ?? 0)) / WEEK_MS);
  return firstMs === from ? weeks : Math.max(0, weeks - 1);
}

/** How ready each metric of the registry is, so that nobody wonders why there is nothing to see. */
export function answerReadiness(deps: FigureDeps): Readiness[] {
  const moment = momentOf(null, deps.nowMs());
  const counts = countFacts(deps);
  return metrics.map((metric) => {
    const subject = {
      metric,
      service: 'all',
      objective: metric.needs === 'tallies' ? 'availability' : null,
    };
    const window = questionWindow(deps, subject, agreedWindow, moment);
    const figure = computeFigure(deps, subject, window, moment.nowMs);
    const wants = metric.wants.map((fact) => ({ fact, count: counts[fact] }));
    return {
      metric,
      figure,
      wants,
      missing: wants.find(({ count }) => count === 0)?.fact ?? null,
      weeks: countWeeks(deps, metric, moment),
      weeksNeeded: POINTS_NEEDED,
      isAgreed: figure.judgement.limit !== null,
    };
  });
}
