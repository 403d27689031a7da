import type { Incident } from '#shared/facts.ts';
import { DAY_MS, HOUR_MS, WEEK_MS } from '#shared/units.ts';
import { weekStartMs } from './plant-calendar.ts';
import type { Story } from './story.ts';

/** Every fourth week, on Sunday from six to eight in the morning. */
const EVERY_WEEKS = 4;
const SUNDAY_AT_SIX_MS = 6 * DAY_MS + 6 * HOUR_MS;
const LENGTH_MS = 2 * HOUR_MS;

/** Planned work that began or ended in `[fromMs, toMs)`, as it is known at its end. It is no incident. */
export const plannedWorkBetween = (story: Story, fromMs: number, toMs: number): Incident[] => {
  const firstMs = weekStartMs(story.anchorMs) - WEEK_MS + SUNDAY_AT_SIX_MS;
  const count = Math.ceil((toMs - story.beginMs) / (EVERY_WEEKS * WEEK_MS)) + 2;
  const back = Math.ceil((firstMs - story.beginMs) / (EVERY_WEEKS * WEEK_MS));
  return Array.from({ length: count }, (_, index) => index - back)
    .map((index) => ({ index, startedAtMs: firstMs + index * EVERY_WEEKS * WEEK_MS }))
    .filter(({ startedAtMs }) => startedAtMs < toMs && startedAtMs + LENGTH_MS >= fromMs)
    .filter(({ startedAtMs }) => startedAtMs >= story.beginMs)
    .map(({ index, startedAtMs }): Incident => {
      const endMs = startedAtMs + LENGTH_MS;
      return {
        service: 'erp-sync',
        id: `MNT-${40 + index}`,
        title: 'Monthly patches of the ERP database',
        severity: 4,
        startedAtMs,
        detectedAtMs: null,
        detectedBy: null,
        resolvedAtMs: endMs < toMs ? endMs : null,
        causedByDeployment: null,
        causedBySha: null,
        source: 'api',
        kind: 'maintenance',
        reportedAtMs: startedAtMs - 3 * DAY_MS,
        spells: null,
        duplicateOf: null,
        url: null,
      };
    });
};
