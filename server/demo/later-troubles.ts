import { DAY_MS, MINUTE_MS } from '#shared/units.ts';
import { plantServices } from './plant.ts';
import { draw, purposes } from './seeded-random.ts';
import type { Trouble } from './trouble.ts';

/** One trouble in each of these, from a day after the first start on. */
const SLOT_MS = 4 * DAY_MS;
/** Every so many of them a release brought it. */
const CULPRIT_EVERY = 3;

const titles = [
  'Requests time out',
  'The database refuses connections',
  'Answers are slow and then fail',
  'A certificate was not renewed in time',
];

const createLater = (seed: number, anchorMs: number, slot: number): Trouble | null => {
  const chance = (what: number): number => draw(seed, purposes.trouble, slot, what);
  const service = plantServices[Math.floor(chance(0) * plantServices.length)];
  if (service === undefined) return null;
  const offsetMinutes = Math.floor((0.25 + chance(1) * 0.7) * (SLOT_MS / MINUTE_MS));
  const startMs = anchorMs + slot * SLOT_MS + offsetMinutes * MINUTE_MS;
  return {
    id: `INC-${200 + slot}`,
    service: service.id,
    startMs,
    endMs: startMs + (28 + Math.floor(chance(2) * 32)) * MINUTE_MS,
    failingRatio: (1 - service.target) * 40 + chance(3) * 0.1,
    report: {
      title: titles[Math.floor(chance(4) * titles.length)] ?? service.name.en,
      severity: chance(5) < 0.3 ? 2 : 3,
      detectedBy: chance(6) < 0.7 ? 'monitoring' : 'person',
      detectedAfterMinutes: 3 + Math.floor(chance(7) * 12),
    },
    culprit:
      slot % CULPRIT_EVERY === CULPRIT_EVERY - 1
        ? { minutesBefore: 8 + Math.floor(chance(8) * 20), isTakenBack: chance(9) < 0.5 }
        : null,
  };
};

/** Small troubles at no foreseeable time after the first start, so that a board left running stays alive. */
export const laterTroubles = (seed: number, anchorMs: number, toMs: number): Trouble[] => {
  const slots = Math.max(0, Math.ceil((toMs - anchorMs) / SLOT_MS));
  return Array.from({ length: slots }, (_, slot) => createLater(seed, anchorMs, slot) ?? []).flat();
};
