/** Numbered marks of a lane: alone, side by side, or as one where they are too many for their place. */
export interface PinPlace<T> {
  readonly atPx: number;
  readonly items: readonly T[];
}

const PIN_PX = 24;
const MOST_BESIDE = 3;

/**
 * Numbers are read, so they stand beside each other where they would overlap: up to three of them, each moved by as
 * little as that takes. More are one mark.
 *
 * @param clusters of marks nearer to each other than a pin is wide
 * @example spreadPins([{ atPx: 100, items: ['a', 'b'] }]) // a at 88, b at 112
 */
export const spreadPins = <T>(clusters: readonly PinPlace<T>[]): PinPlace<T>[] =>
  clusters.flatMap(({ atPx, items }) =>
    items.length > MOST_BESIDE
      ? [{ atPx, items }]
      : items.map((item, at) => ({ atPx: atPx + (at - (items.length - 1) / 2) * PIN_PX, items: [item] })),
  );
