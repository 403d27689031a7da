import { availability } from './availability.ts';
import { changeFailureRate } from './change-failure-rate.ts';
import type { Metric } from './define-metric.ts';
import { deploymentFrequency } from './deployment-frequency.ts';
import { errorBudget } from './error-budget.ts';
import { leadTime } from './lead-time.ts';
import { timeToRestore } from './time-to-restore.ts';

/** THE LIST. A metric's line here makes it known to the wall, the API, the agreement and `/metrics`. */
export const metrics: readonly Metric[] = [
  availability,
  errorBudget,
  leadTime,
  deploymentFrequency,
  changeFailureRate,
  timeToRestore,
];
