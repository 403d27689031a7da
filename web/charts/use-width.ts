import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Where a drawing is put, and how wide it is there, CSS px; 0 before it was put there. */
export const useWidth = (): [RefObject<SVGSVGElement | null>, number] => {
  const place = useRef<SVGSVGElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const read = (): void => setWidthPx(element.getBoundingClientRect().width);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, widthPx];
};
