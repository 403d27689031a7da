import { periodEdges } from '#shared/calendar.ts';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import { episodes } from '#shared/slo/episodes.ts';
import { objectiveBudget } from '#shared/slo/objective-budget.ts';
import { pageTerms } from '#shared/slo/page-terms.ts';
import type { Span } from '#shared/time.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { spansBetween } from '#shared/windows.ts';
import type { ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { Facts } from './facts.ts';
import type { Moment } from './moment.ts';
import { objectiveWindow } from './objectives.ts';

/** Longer rows of days are said as this many. */
const MAX_DAYS = 90;
/** The longest window of a page rule: what a day's first minute still looks back on. */
const PAGE_LOOK_BACK_MS = 6 * HOUR_MS;

export type CalmDays = (services: readonly ServiceConfig[], moment: Moment) => number | null;

/**
 * Whether a page rule fired in a day. Where the watch knows of an episode that began before, the day is judged for
 * itself: it may have run on without firing.
 */
function hasFired(facts: ObjectiveFacts, { startMs, endMs }: Span, firstMinuteMs: number, zone: string) {
  const watched = facts.pageEpisodesBetween?.(startMs, endMs);
  if (watched?.length === 0) return false;
  if (watched?.some(({ beganAtMs }) => beganAtMs > startMs)) return true;
  const columns = facts.tallies.minutes(startMs - PAGE_LOOK_BACK_MS, endMs);
  const terms = pageTerms(facts, zone, startMs, endMs);
  return episodes(columns, terms, firstMinuteMs, startMs + MINUTE_MS).length > 0;
}

/** Whether a page rule fired in a day, or its end found the budget used up. Days before the history are calm. */
function wasTroubled(facts: ObjectiveFacts, day: Span, zone: string): boolean {
  const { firstMinuteMs } = facts.tallies;
  if (firstMinuteMs === null || firstMinuteMs >= day.endMs) return false;
  const moment = { nowMs: day.endMs, minuteEndMs: day.endMs };
  const window = objectiveWindow(facts, moment, zone);
  const remaining = objectiveBudget(facts, window).budget?.remaining ?? null;
  if (remaining !== null && remaining <= 0) return true;
  return hasFired(facts, day, firstMinuteMs, zone);
}

/**
 * Counts the whole days in a row, back from the running one, on which every objective stayed within agreement:
 * no page rule fired and no budget was used up at the day's end. Null before the first whole day of history.
 */
export function createCalmDays({ config, facts }: { config: RunningConfig; facts: Facts }): CalmDays {
  /** A day that is over seldom changes; its sums say whether it did. */
  const known = new Map<string, boolean>();
  const troubled = (each: ObjectiveFacts, day: Span, zone: string): boolean => {
    const { good, total } = each.tallies.sum(day.startMs, day.endMs);
    const { service, objective } = each.spec;
    const key = [service, objective, day.startMs, good, total, each.versions.length].join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size > 100_000) known.clear();
    const now = wasTroubled(each, day, zone);
    known.set(key, now);
    return now;
  };
  return (services, { minuteEndMs }) => {
    const zone = config.current().team.timeZone;
    const objectives = services.flatMap((service) =>
      service.objectives.map((objective) => facts.objective(service, objective)),
    );
    const firsts = objectives.flatMap(({ tallies }) => tallies.firstMinuteMs ?? []);
    if (firsts.length === 0) return null;
    const beganMs = Math.min(...firsts);
    const days = spansBetween(periodEdges('day', minuteEndMs - MAX_DAYS * DAY_MS, minuteEndMs, zone))
      .filter((day) => day.startMs >= beganMs && day.endMs <= minuteEndMs)
      .reverse();
    if (days.length === 0) return null;
    const firstTroubled = days.findIndex((day) => objectives.some((each) => troubled(each, day, zone)));
    return firstTroubled === -1 ? days.length : firstTroubled;
  };
}
