/** What is wrong with a target, all of the time. */
export const faults = ['down', 'slow', 'status', 'garbage', 'truncated'] as const;
export type Fault = (typeof faults)[number];

/**
 * The fault of each target, evenly spread; null for the healthy ones.
 *
 * @param percent of the targets that are faulty
 */
export function assignFaults(targetCount: number, percent: number): (Fault | null)[] {
  const faultyCount = Math.round((targetCount * percent) / 100);
  const every = targetCount / faultyCount;
  const assigned = Array.from({ length: targetCount }, (): Fault | null => null);
  for (let index = 0; index < faultyCount; index += 1)
    assigned[Math.floor(index * every)] = faults[index % faults.length] ?? null;
  return assigned;
}
