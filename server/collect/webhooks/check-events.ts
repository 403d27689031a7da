import type { SenderEvent } from '#shared/sender-event.ts';
import { Unreadable } from './sender.ts';

/** The years 1 to 9999: what can be written as a time. */
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_300_799_999;

const isTime = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= FIRST_MS && (value as number) <= LAST_MS;

function checkTimes(value: object): void {
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'object' && each !== null) checkTimes(each);
    else if (key.endsWith('AtMs') || key === 'atMs')
      if (each !== null && each !== undefined && !isTime(each)) throw new Unreadable(`"${key}" is no time`);
  }
}

/**
 * Refuses what could not be kept, or not be shown, whatever a sender makes of a payload.
 * @throws Unreadable for a time that is none, an empty id, a severity that is not 1 to 4
 */
export function checkEvents(events: readonly SenderEvent[]): void {
  for (const event of events) {
    checkTimes(event);
    if (!isTime(event.atMs)) throw new Unreadable('an event has no time');
    if ('id' in event && event.id === '') throw new Unreadable('what it tells of has no id');
    if (event.kind !== 'incident') continue;
    const { severity } = event.told;
    if (severity !== undefined && ![1, 2, 3, 4].includes(severity))
      throw new Unreadable('a severity is not 1 to 4');
  }
}
