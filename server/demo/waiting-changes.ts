import type { UnshippedChange } from '#shared/facts.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import type { WholeDeployment } from '../store/store.ts';
import { messageOf, shaOf } from './changes.ts';
import { plantServices } from './plant.ts';
import { dayOf, dayStartMs, isHoliday, weekdayOf } from './plant-calendar.ts';
import { draw, purposes } from './seeded-random.ts';
import type { Story } from './story.ts';

/** So far back something may wait. */
const LONGEST_DAYS = 14;
const WORKDAYS = 5;
/** On so many of ten days a service has something merged. */
const MERGING_RATIO = 0.4;

/**
 * What is merged of each service and not out at an instant. What goes out with the next release waits until then.
 *
 * @param deployments up to `toMs`, oldest first
 */
export const waitingChanges = (
  story: Story,
  deployments: readonly WholeDeployment[],
  toMs: number,
): Map<string, UnshippedChange[]> => {
  const lastMs = new Map(
    deployments
      .filter(({ deployment }) => deployment.result === 'success')
      .map(({ deployment }) => [deployment.service, deployment.finishedAtMs]),
  );
  const today = dayOf(toMs);
  const changeOn = (service: string, place: number, day: number): UnshippedChange[] => {
    const chance = (what: number): number => draw(story.seed, purposes.change, day, place, 20 + what);
    const mergedAtMs = dayStartMs(day) + Math.floor((9 + 8 * chance(0)) * HOUR_MS);
    const isWaiting = mergedAtMs < toMs && mergedAtMs > (lastMs.get(service) ?? toMs);
    const isWorkday = weekdayOf(day) < WORKDAYS && !isHoliday(day);
    if (!isWaiting || !isWorkday || chance(1) > MERGING_RATIO) return [];
    return [
      {
        service,
        repository: `https://git.example/plant/${service}`,
        sha: shaOf(story.seed, `${service} waiting ${day}`),
        committedAtMs: mergedAtMs - Math.floor((20 + 600 * chance(2)) * MINUTE_MS),
        mergedAtMs,
        parentCount: 1,
        message: messageOf(chance(3)),
        pullRequest: null,
      },
    ];
  };
  const days = Array.from({ length: LONGEST_DAYS }, (_, index) => today - LONGEST_DAYS + 1 + index);
  return new Map(plantServices.map(({ id }, place) => [id, days.flatMap((day) => changeOn(id, place, day))]));
};
