import { automationRate } from './automation-rate.ts';
import { availability } from './availability.ts';
import { budgetSpent } from './budget-spent.ts';
import { changeFailureRate } from './change-failure-rate.ts';
import type { Metric } from './define-metric.ts';
import { deploymentFrequency } from './deployment-frequency.ts';
import { downtime } from './downtime.ts';
import { errorBudget } from './error-budget.ts';
import { failedDeploymentRecoveryTime } from './failed-deployment-recovery-time.ts';
import { leadTime } from './lead-time.ts';
import { releaseRegularity } from './release-regularity.ts';
import { reworkRate } from './rework-rate.ts';
import { timeToDetect } from './time-to-detect.ts';
import { timeToRestore } from './time-to-restore.ts';
import { waitingToShip } from './waiting-to-ship.ts';
import { whoNoticed } from './who-noticed.ts';

/** THE LIST. A metric's line here makes it known to the wall, the API, the agreement and `/metrics`. */
export const metrics: readonly Metric[] = [
  availability,
  errorBudget,
  budgetSpent,
  leadTime,
  deploymentFrequency,
  changeFailureRate,
  timeToRestore,
  waitingToShip,
  releaseRegularity,
  automationRate,
  reworkRate,
  failedDeploymentRecoveryTime,
  downtime,
  timeToDetect,
  whoNoticed,
];
