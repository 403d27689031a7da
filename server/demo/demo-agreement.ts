import { DAY_SECONDS, HOUR_SECONDS, WEEK_MS } from '#shared/units.ts';
import type { AgreementConfig, AgreementTerms, LimitConfig } from '../config/config.ts';
import { plantServices } from './plant.ts';
import { weekStartMs } from './plant-calendar.ts';

const TEAM_TARGET = 0.995;

const teamLimits = (leadDays: number, perWeek: number): Record<string, LimitConfig> => ({
  availability: { target: TEAM_TARGET, window: '30d' },
  web: { target: TEAM_TARGET, window: '30d' },
  'lead-time': { atMost: leadDays * DAY_SECONDS, window: '28d' },
  'deployment-frequency': { atLeast: perWeek, window: '28d' },
  'change-failure-rate': { atMost: 0.15, window: '90d' },
  'time-to-restore': { atMost: HOUR_SECONDS, window: '90d', statistic: 'median' },
});

/** Services that the plant cannot do without for an hour have a target of their own. */
const strictServices: AgreementTerms['services'] = Object.fromEntries(
  plantServices
    .filter(({ target }) => target !== TEAM_TARGET)
    .map(({ id, target }) => [id, { availability: { target, window: '30d' } }]),
);

/**
 * Three versions within the year, each stricter than the one before: loose limits and the same target for all, then
 * targets of their own for some services, then, after lead time got better, less time and more releases.
 *
 * @param anchorMs first start, epoch ms; the dates are whole weeks before it
 */
export const createDemoAgreement = (anchorMs: number): AgreementConfig => {
  const weeksBefore = (weeks: number): number => weekStartMs(anchorMs) - weeks * WEEK_MS;
  return {
    managedBy: 'product',
    signedBy: ['development', 'operations', 'production'],
    effectiveFromMs: weeksBefore(7),
    metrics: teamLimits(4, 3),
    services: strictServices,
    history: [
      { effectiveFromMs: weeksBefore(53), metrics: teamLimits(7, 1), services: {} },
      { effectiveFromMs: weeksBefore(33), metrics: teamLimits(5, 2), services: strictServices },
    ],
  };
};
