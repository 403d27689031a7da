import { HOUR_MS } from '#shared/units.ts';
import type { Line, PlantService } from './plant.ts';
import { dayOf, dayStartMs, isHoliday, weekdayOf } from './plant-calendar.ts';

/** How the events of a line are spread over the day. */
export type TrafficShape = 'shifts' | 'shift-changes' | 'steady';

const SATURDAY = 5;

/** Three shifts from 06, 14 and 22 h; the line slows down for meals, and less runs at night. */
const shiftLevel = (hour: number): number => {
  if (hour < 6 || hour >= 22) return 0.55;
  if (hour === 12 || hour === 18) return 0.8;
  return hour < 14 ? 1.3 : 1.1;
};

/** People come and go: busy around the change of shifts, little between. */
const changeLevel = (hour: number): number => {
  if (hour === 6 || hour === 14 || hour === 22) return 2.4;
  return hour >= 8 && hour < 18 ? 1 : 0.6;
};

const dayLevel = (day: number): number => {
  if (isHoliday(day)) return 0.2;
  return weekdayOf(day) >= SATURDAY ? 0.6 : 1;
};

/** Level of a shape at an instant: 1 is an ordinary working hour. */
const levelAt = (shape: TrafficShape, atMs: number): number => {
  if (shape === 'steady') return 1;
  const day = dayOf(atMs);
  const hour = Math.floor((atMs - dayStartMs(day)) / HOUR_MS);
  return dayLevel(day) * (shape === 'shifts' ? shiftLevel(hour) : changeLevel(hour));
};

/** Events that a line has in the minute of an instant, on the average; may be fractional. */
export const expectedPerMinute = ({ shape, perMinute }: Line, atMs: number): number =>
  perMinute * levelAt(shape, atMs);

/** Levels change on the hour; spans are summed in steps this long. */
const STEP_MS = HOUR_MS / 6;

/** Events that a service may be expected to have in `[fromMs, toMs)`, by its first objective. */
export const expectedEvents = ({ lines }: PlantService, fromMs: number, toMs: number): number => {
  const [line] = lines;
  if (line === undefined) return 0;
  let events = 0;
  for (let atMs = fromMs; atMs < toMs; atMs += STEP_MS) {
    const stepMinutes = (Math.min(STEP_MS, toMs - atMs) / HOUR_MS) * 60;
    events += expectedPerMinute(line, atMs) * stepMinutes;
  }
  return events;
};
