import { MINUTE_MS } from '#shared/units.ts';
import { type Line, type PlantService, plantServices } from './plant.ts';
import { dayOf } from './plant-calendar.ts';
import { draw, purposes } from './seeded-random.ts';
import type { Story } from './story.ts';
import { expectedPerMinute } from './traffic.ts';
import type { Trouble } from './trouble.ts';

/** What one objective counted in one minute. */
export interface MinuteTally {
  readonly service: string;
  readonly objective: string;
  readonly minuteMs: number;
  readonly good: number;
  readonly total: number;
}

interface Place {
  readonly service: PlantService;
  readonly line: Line;
  /** What its numbers are drawn by. */
  readonly key: number;
}

const places: readonly Place[] = plantServices.flatMap((service, serviceIndex) =>
  service.lines.map((line, lineIndex) => ({ service, line, key: serviceIndex * 10 + lineIndex })),
);

/** Some days lose more than others: three times as much at most, and the usual on the average. */
const dayLoss = (seed: number, key: number, day: number): number =>
  3 * draw(seed, purposes.dayLoss, key, day) ** 2;

/** A whole number that is right on the average: 0.2 becomes 1 in one of five minutes. */
const wholeNumber = (expected: number, chance: number): number => Math.floor(expected + chance);

const countMinute = (
  { service, line, key }: Place,
  seed: number,
  minuteMs: number,
  trouble: Trouble | undefined,
) => {
  const minute = minuteMs / MINUTE_MS;
  const chance = (purpose: number): number => draw(seed, purpose, key, minute);
  const expected = expectedPerMinute(line, minuteMs);
  const noise = line.shape === 'steady' ? 1 : 0.85 + 0.3 * chance(purposes.traffic);
  const total = wholeNumber(expected * noise, chance(purposes.rounding));
  const everyday = (1 - service.target) * service.everydayRatio * dayLoss(seed, key, dayOf(minuteMs));
  const failing = (trouble?.failingRatio ?? 0) * (0.97 + 0.06 * chance(purposes.troubleLoss));
  const bad = wholeNumber(total * (everyday + failing), chance(purposes.everydayLoss));
  return { total, good: total - Math.min(total, bad) };
};

/** What the plant counted in `[fromMs, toMs)`, minute edges; nothing for the minutes of a silence. */
export function* minuteTallies(story: Story, fromMs: number, toMs: number): Generator<MinuteTally> {
  const { seed, silence } = story;
  const troubles = story.troublesBetween(fromMs, toMs);
  for (const place of places) {
    const { id } = place.service;
    const own = troubles.filter((trouble) => trouble.service === id);
    for (let minuteMs = fromMs; minuteMs < toMs; minuteMs += MINUTE_MS) {
      if (silence.service === id && silence.startMs <= minuteMs && minuteMs < silence.endMs) continue;
      const trouble = own.find((each) => each.startMs <= minuteMs && minuteMs < each.endMs);
      yield {
        service: id,
        objective: place.line.objective,
        minuteMs,
        ...countMinute(place, seed, minuteMs, trouble),
      };
    }
  }
}
