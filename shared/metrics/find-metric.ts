import { nearest } from '../nearest.ts';
import { Problem } from '../problems.ts';
import type { Metric } from './define-metric.ts';
import { metrics } from './registry.ts';

/**
 * The metric of an id.
 *
 * @throws Problem `unknown-metric`, naming the nearest one that exists
 * @example metricById('lead-time').unit // 'seconds'
 */
export function metricById(id: string): Metric {
  const metric = metrics.find((known) => known.id === id);
  if (metric !== undefined) return metric;
  const ids = metrics.map((known) => known.id);
  const asked = id.slice(0, 80);
  const meant = nearest(asked, ids);
  const hint = meant === null ? `Known are ${ids.join(', ')}.` : `Did you mean "${meant}"?`;
  throw new Problem('unknown-metric', `No metric is called "${asked}". ${hint}`);
}
