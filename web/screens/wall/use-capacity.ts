import { type RefObject, useLayoutEffect, useState } from 'react';
import { designedCapacity, measureCapacity, unlimitedCapacity } from './capacity.ts';
import type { Capacity } from './rotation.ts';

/** The same width as in wall.css: below it the wall is one column that scrolls. */
const PHONE = '(max-width: 700px)';
/** The root font is a hundred units of the 1920 grid. */
const UNITS_PER_REM = 100;

interface Asked {
  readonly scale: number;
  readonly isCalm: boolean;
  readonly tileCount: number;
  readonly deliveryCount: number;
}

const measure = (lower: HTMLElement, asked: Asked): Capacity => {
  if (window.matchMedia(PHONE).matches) return unlimitedCapacity;
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return measureCapacity({ ...asked, height: (lower.clientHeight / remPx) * UNITS_PER_REM });
};

const isSame = (one: Capacity, other: Capacity): boolean =>
  one.columns === other.columns &&
  one.rows === other.rows &&
  one.together === other.together &&
  one.hasHead === other.hasHead &&
  one.deliveriesAlone === other.deliveriesAlone &&
  one.hasHeadAlone === other.hasHeadAlone;

/** How much fits into the lower half, measured again whenever its size changes. */
export const useCapacity = (lowerRef: RefObject<HTMLElement | null>, asked: Asked): Capacity => {
  const { scale, isCalm, tileCount, deliveryCount } = asked;
  const [capacity, setCapacity] = useState(() => designedCapacity(scale));
  useLayoutEffect(() => {
    const lower = lowerRef.current;
    if (lower === null) return;
    const update = (): void => {
      const found = measure(lower, { scale, isCalm, tileCount, deliveryCount });
      setCapacity((was) => (isSame(was, found) ? was : found));
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(lower);
    return () => observer.disconnect();
  }, [lowerRef, scale, isCalm, tileCount, deliveryCount]);
  return capacity;
};
