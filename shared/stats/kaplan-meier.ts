/** How long something lasted, or has lasted so far. */
export interface Duration {
  readonly seconds: number;
  /** False while it still goes on: its length is then only known to be more than `seconds`. */
  readonly ended: boolean;
}

export interface KaplanMeierMedian {
  /** Null where what is still open keeps the median from being reached, and for no durations. */
  readonly medianSeconds: number | null;
  /** The longest time known; where the median is not reached, it is at least this. Null for no durations. */
  readonly longestSeconds: number | null;
}

/** How many ended at one time, and what share goes on after it. */
interface Step {
  readonly seconds: number;
  readonly surviving: number;
}

/** S is a product of fractions, so that a half may come out a hair beside it (R's `survfit` allows for it too). */
const HALF_TOLERANCE = 1e-9;

/** The steps of the survival curve. What is open at a time when another ends is still at risk then. */
function survivalSteps(sorted: readonly Duration[]): Step[] {
  const steps: Step[] = [];
  let surviving = 1;
  let index = 0;
  while (index < sorted.length) {
    const seconds = sorted[index]?.seconds ?? 0;
    const atRisk = sorted.length - index;
    let ended = 0;
    for (; sorted[index]?.seconds === seconds; index += 1) {
      if (sorted[index]?.ended) ended += 1;
    }
    if (ended === 0) continue;
    surviving *= 1 - ended / atRisk;
    steps.push({ seconds, surviving });
  }
  return steps;
}

/**
 * Median of durations of which some are still open: the first time at which the share that goes on falls
 * below a half; where it is exactly a half, the midpoint to the next that ended, or that time where none
 * follows. With nothing open it is the ordinary median.
 *
 * @param durations in any order; seconds over 0
 * @throws RangeError where a length is not a number
 * @see Kaplan and Meier 1958; R `survival::survfit`
 * @example kaplanMeierMedian([{ seconds: 1, ended: true }, { seconds: 5, ended: false }]).medianSeconds // 1
 */
export function kaplanMeierMedian(durations: readonly Duration[]): KaplanMeierMedian {
  for (const { seconds } of durations) {
    if (!Number.isFinite(seconds)) throw new RangeError(`a duration is a number of seconds, not ${seconds}`);
  }
  const sorted = durations.toSorted((a, b) => a.seconds - b.seconds);
  const steps = survivalSteps(sorted);
  const at = steps.findIndex((step) => step.surviving <= 0.5 + HALF_TOLERANCE);
  const step = steps[at];
  const longestSeconds = sorted.at(-1)?.seconds ?? null;
  if (step === undefined) return { medianSeconds: null, longestSeconds };
  if (step.surviving < 0.5 - HALF_TOLERANCE) return { medianSeconds: step.seconds, longestSeconds };
  const next = steps[at + 1] ?? step;
  return { medianSeconds: step.seconds + (next.seconds - step.seconds) / 2, longestSeconds };
}
