import type { TrendLimit } from './trend-shapes.ts';

/** A stretch of the limit that is drawn. */
export interface LimitStep {
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: number;
  /** On which side of the line is outside of what was agreed. */
  readonly outside: 'above' | 'below';
  readonly version: number | null;
}

/** The stretches in which something was agreed, cut to a span; versions that say the same are one. */
export const limitSteps = (limits: readonly TrendLimit[], fromMs: number, toMs: number): LimitStep[] => {
  const steps: LimitStep[] = [];
  for (const { start, end, version, limit } of limits) {
    if (limit === null) continue;
    const step = {
      fromMs: Math.max(fromMs, Date.parse(start)),
      toMs: Math.min(toMs, Date.parse(end)),
      value: limit.value,
      outside: limit.kind === 'atMost' ? ('above' as const) : ('below' as const),
      version,
    };
    if (step.toMs > step.fromMs) steps.push(step);
  }
  return steps;
};

/** As Recharts draws a step-line: a value from each moment on; null where nothing is agreed. */
export const stepData = (
  steps: readonly LimitStep[],
): { readonly atMs: number; readonly limit: number | null }[] =>
  steps.flatMap(({ fromMs, toMs, value }, at) => {
    const next = steps[at + 1];
    const ends = [
      { atMs: fromMs, limit: value },
      { atMs: toMs, limit: value },
    ];
    return next === undefined || next.fromMs === toMs ? ends : [...ends, { atMs: toMs + 1, limit: null }];
  });

const EVERY_PX = 13;
const STROKE = { above: 'l6 -7', below: 'l6 7' } as const;
const AWAY_PX = { above: -2, below: 2 } as const;

/** Short strokes on the outside of the limit: which side that is can be read without colour. A path's `d`. */
export const limitStrokes = (
  steps: readonly LimitStep[],
  x: (atMs: number) => number,
  y: (value: number) => number,
): string =>
  steps
    .flatMap(({ fromMs, toMs, value, outside }) => {
      const strokes: string[] = [];
      for (let atPx = x(fromMs) + 7; atPx < x(toMs) - 6; atPx += EVERY_PX)
        strokes.push(`M${atPx.toFixed(1)} ${(y(value) + AWAY_PX[outside]).toFixed(1)}${STROKE[outside]}`);
      return strokes;
    })
    .join('');
