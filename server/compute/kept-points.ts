import type { Computed } from '#shared/figure.ts';
import { changedSpans } from '#shared/metrics/changed-spans.ts';
import type { DeliveryHistory } from '#shared/metrics/delivery-history.ts';
import type { PeriodBook } from '#shared/metrics/delivery-series.ts';
import type { Span } from '#shared/time.ts';

/** More periods of one service than these are begun anew: nobody asks for so many ways to cut time. */
const MOST_KEPT = 20_000;

interface KeptPeriod {
  readonly span: Span;
  readonly computed: Computed;
}

interface KeptScope {
  history: DeliveryHistory;
  readonly periods: Map<string, KeptPeriod>;
}

/** What was computed for periods that are over, kept until something is written that reaches into them. */
export interface KeptPoints {
  /** @param scope a service id, or `all` */
  of(scope: string, metric: string, history: DeliveryHistory): PeriodBook;
}

const touches = (a: Span, b: Span): boolean => a.startMs < b.endMs && b.startMs < a.endMs;

function forget({ periods }: KeptScope, spans: readonly Span[] | null): void {
  if (spans === null) {
    periods.clear();
    return;
  }
  for (const [key, { span }] of periods)
    if (spans.some((changed) => touches(span, changed))) periods.delete(key);
}

export function createKeptPoints(): KeptPoints {
  const scopes = new Map<string, KeptScope>();
  return {
    of(name, metric, history) {
      const scope = scopes.get(name) ?? { history, periods: new Map() };
      scopes.set(name, scope);
      if (scope.history !== history) forget(scope, changedSpans(scope.history, history));
      scope.history = history;
      return {
        get: (period, how) => scope.periods.get(keyOf(metric, period, how))?.computed ?? null,
        put(period, how, computed) {
          if (scope.periods.size >= MOST_KEPT) scope.periods.clear();
          scope.periods.set(keyOf(metric, period, how), { span: period, computed });
        },
      };
    },
  };
}

const keyOf = (metric: string, { startMs, endMs }: Span, how: string): string =>
  `${metric} ${startMs} ${endMs} ${how}`;
