/** A box in a drawing, CSS px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text that wants a place: its box at each place it may take, the best first. */
export interface LabelWish<T> {
  readonly label: T;
  readonly places: readonly Box[];
}

export interface PlacedLabel<T> {
  readonly label: T;
  readonly box: Box;
}

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const isInside = (box: Box, room: Box): boolean =>
  box.x >= room.x &&
  box.y >= room.y &&
  box.x + box.width <= room.x + room.width &&
  box.y + box.height <= room.y + room.height;

/**
 * Gives every text the first of its places that is inside the room and free. Those before come first; one that finds
 * no free place is left out, since the read-out and the table say the same.
 *
 * @param taken what must not be written over
 */
export const placeLabels = <T>(
  wishes: readonly LabelWish<T>[],
  room: Box,
  taken: readonly Box[],
): PlacedLabel<T>[] => {
  const placed: PlacedLabel<T>[] = [];
  for (const { label, places } of wishes) {
    const boxes = [...taken, ...placed.map(({ box }) => box)];
    const box = places.find((place) => isInside(place, room) && !boxes.some((each) => overlap(each, place)));
    if (box !== undefined) placed.push({ label, box });
  }
  return placed;
};

/** A line of text beside the plot, wanted at a height. */
export interface EndLabel<T> {
  readonly label: T;
  readonly atPx: number;
  readonly heightPx: number;
}

/**
 * Moves lines at the end of a chart apart so that none is written over another, each as near to its own height as
 * that allows.
 *
 * @returns from top to bottom; `atPx` is the upper edge of each
 * @example spreadLabels([{ label: 'a', atPx: 10, heightPx: 20 }, { label: 'b', atPx: 15, heightPx: 20 }], 0, 100) // 10, 30
 */
export const spreadLabels = <T>(
  labels: readonly EndLabel<T>[],
  topPx: number,
  bottomPx: number,
): EndLabel<T>[] => {
  const sorted = [...labels].sort((one, other) => one.atPx - other.atPx);
  const down: EndLabel<T>[] = [];
  let freePx = topPx;
  for (const label of sorted) {
    const atPx = Math.max(label.atPx, freePx);
    down.push({ ...label, atPx });
    freePx = atPx + label.heightPx;
  }
  let endPx = bottomPx;
  return down
    .reverse()
    .map((label) => {
      const atPx = Math.max(topPx, Math.min(label.atPx, endPx - label.heightPx));
      endPx = atPx;
      return { ...label, atPx };
    })
    .reverse();
};

/** Wide letters of Korean are as wide as they are high. */
const WIDE = /[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]/;
const NARROW_EM = 0.56;
const WIDE_EM = 0.9;

/** About how wide a text is, CSS px; rather too wide than too narrow. */
export const textWidthPx = (text: string, sizePx: number): number =>
  [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? WIDE_EM : NARROW_EM), 0) * sizePx;
