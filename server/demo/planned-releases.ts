import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '#shared/units.ts';
import { plantServices } from './plant.ts';
import { dayOf, isHoliday, weekStartMs } from './plant-calendar.ts';
import { weekPlan } from './release-plan.ts';
import { draw, purposes } from './seeded-random.ts';
import type { Story } from './story.ts';
import type { Trouble } from './trouble.ts';

/** Something that goes out, before it has a name. */
export interface PlannedRelease {
  readonly service: string;
  readonly finishedAtMs: number;
  /** What its middle change waited. */
  readonly leadMs: number;
  readonly kind: 'ordinary' | 'hotfix' | 'roll-back';
  /** The trouble that it brought or ended; null for most. */
  readonly trouble: Trouble | null;
}

/** Services by how often they release: those that are worked on most stand here most. */
const releasing = [0, 0, 0, 1, 1, 2, 3, 3, 4, 5, 6, 7, 7, 8, 9, 9] as const;
const TRIES = 12;
/** Days of the week from Monday on. */
const workdays = [0, 1, 2, 3, 4] as const;
/** An incident within this time of a release would be put down to it. */
const BLAME_MS = DAY_MS;
/** A fix is out a little before everything works again. */
const SETTLING_MS = 3 * MINUTE_MS;
const HOTFIX_LEAD_MS = 25 * MINUTE_MS;

/** What a trouble of this week brings along: the release that caused it, and the one that ended it. */
const releasesOf = (trouble: Trouble, leadMs: number): PlannedRelease[] => {
  const { culprit, service, startMs, endMs } = trouble;
  if (culprit === null) return [];
  const finishedAtMs = startMs - culprit.minutesBefore * MINUTE_MS;
  const kind = culprit.isTakenBack ? 'roll-back' : 'hotfix';
  return [
    { service, finishedAtMs, leadMs, kind: 'ordinary', trouble },
    { service, finishedAtMs: endMs - SETTLING_MS, leadMs: HOTFIX_LEAD_MS, kind, trouble },
  ];
};

/** A working hour of the week's workdays, spread so that not all releases fall on one day. Holidays are none. */
const workingTime = (story: Story, weekMs: number, week: number, index: number, count: number): number => {
  const chance = (what: number): number => draw(story.seed, purposes.release, week, index, what);
  const days = workdays.filter((day) => !isHoliday(dayOf(weekMs) + day));
  const day = days[Math.floor(((index + chance(0)) / count) * days.length)] ?? days.at(-1) ?? 0;
  const atMs = weekMs + day * DAY_MS + (10 + chance(1) * 7) * HOUR_MS;
  return Math.floor(atMs / 1_000) * 1_000;
};

/** A service without trouble in the day that follows: its release is not to be blamed for what it did not do. */
const quietService = (story: Story, atMs: number, week: number, index: number): string | null => {
  const troubled = story.troublesBetween(atMs - BLAME_MS / 4, atMs + BLAME_MS);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const chance = draw(story.seed, purposes.release, week, index, 10 + tries);
    const service = plantServices[releasing[Math.floor(chance * releasing.length)] ?? 0];
    if (service !== undefined && !troubled.some((each) => each.service === service.id)) return service.id;
  }
  return null;
};

const weekReleases = (story: Story, week: number): PlannedRelease[] => {
  const weekMs = weekStartMs(story.anchorMs) + week * WEEK_MS;
  const { releaseCount, leadDays } = weekPlan(week);
  const leadMs = leadDays * DAY_MS;
  const linked = story
    .troublesBetween(weekMs, weekMs + WEEK_MS)
    .filter((trouble) => trouble.startMs >= weekMs)
    .flatMap((trouble) => releasesOf(trouble, leadMs));
  const count = Math.max(0, releaseCount - linked.length);
  const ordinary = Array.from({ length: count }, (_, index): PlannedRelease[] => {
    const finishedAtMs = workingTime(story, weekMs, week, index, count);
    const service = quietService(story, finishedAtMs, week, index);
    // No two releases of a week wait alike.
    const waitedMs = leadMs * (0.94 + 0.12 * draw(story.seed, purposes.release, week, index, 2));
    return service === null
      ? []
      : [{ service, finishedAtMs, leadMs: waitedMs, kind: 'ordinary', trouble: null }];
  });
  return [...linked, ...ordinary.flat()];
};

/** In so many weeks every service goes out for the first time: what came before is not known. */
const FIRST_WEEKS = 2;

const firstReleases = ({ beginMs }: Story): PlannedRelease[] =>
  plantServices.map(({ id }, index) => ({
    service: id,
    finishedAtMs: beginMs + (index % FIRST_WEEKS) * WEEK_MS + 10 * HOUR_MS + index * 40 * MINUTE_MS,
    leadMs: 5 * DAY_MS,
    kind: 'ordinary',
    trouble: null,
  }));

/**
 * What goes out from the beginning of the sample until an instant, oldest first. Always from the beginning:
 * names of releases count on.
 */
export const plannedReleases = (story: Story, toMs: number): PlannedRelease[] => {
  const anchorWeekMs = weekStartMs(story.anchorMs);
  const weekCount = Math.max(0, Math.ceil((toMs - story.beginMs) / WEEK_MS));
  const firstWeek = Math.round((story.beginMs - anchorWeekMs) / WEEK_MS);
  const weeks = Array.from({ length: weekCount }, (_, index) => firstWeek + index);
  return [...firstReleases(story), ...weeks.slice(FIRST_WEEKS).flatMap((week) => weekReleases(story, week))]
    .filter(({ finishedAtMs }) => finishedAtMs < toMs)
    .sort((a, b) => a.finishedAtMs - b.finishedAtMs);
};
