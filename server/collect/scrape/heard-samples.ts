import { MINUTE_MS } from '#shared/units.ts';
import type { Sample } from '../exposition/sample.ts';
import { Failure } from '../failure.ts';

/** How long a value with a time of its own stands for the present: the look-back of Prometheus. */
const LONGEST_HEARD_MS = 5 * MINUTE_MS;
/** A time further ahead is a clock that goes wrong: as far as Prometheus takes. */
const FURTHEST_AHEAD_MS = 10 * MINUTE_MS;

/** A series may stand several times with times of the target's own: the latest value holds. */
function latest(before: Sample | undefined, sample: Sample): Sample {
  if (before === undefined) return sample;
  if (before.timestampMs === sample.timestampMs)
    throw new Failure('malformed', 'a counted series is given twice');
  return (before.timestampMs ?? Infinity) > (sample.timestampMs ?? Infinity) ? before : sample;
}

function latestOfEach(samples: readonly Sample[]): Sample[] {
  const bySeries = new Map<string, Sample>();
  for (const sample of samples) bySeries.set(sample.key, latest(bySeries.get(sample.key), sample));
  return [...bySeries.values()];
}

/**
 * Makes what takes, of the samples of successive scrapes of one target, those that say something of the present; one
 * for each series. A sample without a time of its own always does. One with a time (a federation, cAdvisor) is passed
 * over where it is older than one that was seen of its series before, and is not heard at all where its time is more
 * than 5 minutes past or 10 minutes ahead: what it says is booked when a later one comes. A sample that stands where it
 * stood adds nothing by itself.
 *
 * @param honorTimestamps false: the times of the page are passed over, and every sample is of now
 * @returns throws Failure `stale` where there are samples and none of them is heard, `malformed` where a series is
 *   given twice with nothing to tell which value holds
 */
export function createSampleHearing(
  honorTimestamps: boolean,
): (samples: readonly Sample[], atMs: number) => readonly Sample[] {
  let seenMs = new Map<string, number>();

  /** Whether it is of the present, and none later was seen of its series. */
  function isInOrder({ key, timestampMs }: Sample): boolean {
    return timestampMs === null || timestampMs >= (seenMs.get(key) ?? Number.NEGATIVE_INFINITY);
  }

  return (samples, atMs) => {
    const present = latestOfEach(samples);
    if (!honorTimestamps) return present.map((sample) => ({ ...sample, timestampMs: null }));
    const heard = present.filter(({ timestampMs }) => {
      const ageMs = atMs - (timestampMs ?? atMs);
      return ageMs <= LONGEST_HEARD_MS && ageMs >= -FURTHEST_AHEAD_MS;
    });
    const [first] = present;
    if (first !== undefined && heard.length === 0)
      throw new Failure('stale', `the times beside ${first.name} are not of the last 5 minutes`);
    const taken = heard.filter(isInOrder);
    const times = heard.flatMap(({ key, timestampMs }) =>
      timestampMs === null ? [] : [[key, Math.max(timestampMs, seenMs.get(key) ?? timestampMs)] as const],
    );
    seenMs = new Map(times);
    return taken;
  };
}
