import { DAY_MS, floorMinute, MINUTE_MS, WEEK_MS } from '#shared/units.ts';
import { laterTroubles } from './later-troubles.ts';
import { type PastTrouble, pastTroubles } from './past-troubles.ts';
import { type PlantService, plantService } from './plant.ts';
import { dayOf, dayStartMs, weekStartMs } from './plant-calendar.ts';
import { expectedEvents } from './traffic.ts';
import { overlaps, type Silence, type Trouble } from './trouble.ts';

/** A year that charts may look back on, and the two weeks before it in which everything first goes out. */
const LENGTH_WEEKS = 54;
const BUDGET_MS = 30 * DAY_MS;

/** Everything that happens in the sample; follows from the seed and the minute of the first start. */
export interface Story {
  readonly seed: number;
  /** The minute of the first start, epoch ms: what is told of "now" is told of it. */
  readonly anchorMs: number;
  /** When the sample begins, epoch ms. */
  readonly beginMs: number;
  /** Troubles that overlap `[fromMs, toMs)`, in no order. */
  troublesBetween(fromMs: number, toMs: number): Trouble[];
  readonly silence: Silence;
}

const minutesOf = (at: string): number => {
  const [hours, minutes] = at.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};

/** The failures that a service may have in the 30 days before the first start. */
const allowedEvents = (service: PlantService, anchorMs: number): number =>
  (1 - service.target) * expectedEvents(service, anchorMs - BUDGET_MS, anchorMs);

const failingRatioOf = (
  { size, service: id }: PastTrouble,
  startMs: number,
  endMs: number,
  anchorMs: number,
) => {
  if ('failingRatio' in size) return size.failingRatio;
  const { service } = plantService(id);
  const failed = size.budgetRatio * allowedEvents(service, anchorMs);
  return Math.min(1, failed / expectedEvents(service, startMs, endMs));
};

const toTrouble = (past: PastTrouble, index: number, anchorMs: number): Trouble => {
  const startMs = dayStartMs(dayOf(anchorMs) - past.daysBefore) + minutesOf(past.at) * MINUTE_MS;
  const endMs = startMs + past.minutes * MINUTE_MS;
  const { service, report, culprit } = past;
  const failingRatio = failingRatioOf(past, startMs, endMs, anchorMs);
  return { id: `INC-${101 + index}`, service, startMs, endMs, failingRatio, report, culprit };
};

/** The one that burns at the first start: almost 4 in 10 fail, since 88 minutes and for 45 more. */
const createBurning = (anchorMs: number): Trouble => ({
  id: 'INC-140',
  service: 'work-orders',
  startMs: anchorMs - 88 * MINUTE_MS,
  endMs: anchorMs + 45 * MINUTE_MS,
  failingRatio: 0.38,
  report: {
    title: 'Work orders cannot be opened on line 1',
    severity: 2,
    detectedBy: 'monitoring',
    detectedAfterMinutes: 6,
  },
  culprit: { minutesBefore: 4, isTakenBack: true },
});

/** What the burning service has overspent of its budget at the first start. */
const OVERSPENT_RATIO = 0.18;

/**
 * What it spent before: how much the last 88 minutes cost depends on the hour of the start, and a night costs
 * little, so the rest is put on an evening twelve days earlier.
 */
const createSpentBefore = (burning: Trouble, anchorMs: number): PastTrouble => {
  const { service } = plantService(burning.service);
  const failed = burning.failingRatio * expectedEvents(service, burning.startMs, anchorMs);
  const spentNow = failed / allowedEvents(service, anchorMs);
  return {
    daysBefore: 12,
    at: '15:25',
    service: burning.service,
    minutes: 50,
    size: { budgetRatio: Math.max(0, 1 + OVERSPENT_RATIO - service.everydayRatio - spentNow) },
    report: {
      title: 'Orders are shown twice',
      severity: 3,
      detectedBy: 'person',
      detectedAfterMinutes: 12,
    },
    culprit: null,
  };
};

/**
 * The story of a sample that was first started at an instant.
 *
 * @param firstStartMs epoch ms
 */
export const createStory = (seed: number, firstStartMs: number): Story => {
  const anchorMs = floorMinute(firstStartMs);
  const burning = createBurning(anchorMs);
  const past = [...pastTroubles, createSpentBefore(burning, anchorMs)].map((row, index) =>
    toTrouble(row, index, anchorMs),
  );
  return {
    seed,
    anchorMs,
    beginMs: weekStartMs(anchorMs) - LENGTH_WEEKS * WEEK_MS,
    troublesBetween: (fromMs, toMs) =>
      [...past, burning, ...laterTroubles(seed, anchorMs, toMs)].filter((each) =>
        overlaps(each, fromMs, toMs),
      ),
    silence: {
      service: 'shift-reports',
      startMs: anchorMs - 20 * MINUTE_MS,
      endMs: anchorMs + 55 * MINUTE_MS,
    },
  };
};
