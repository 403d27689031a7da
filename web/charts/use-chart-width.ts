import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** What a chart is wide on paper, CSS px: A4 less its margins. */
const PAPER_PX = 680;

/**
 * Where a chart is put, and how wide it is there, CSS px; 0 before it was put there. On paper every chart is equally
 * wide, whatever the window was.
 */
export const useChartWidth = (): [RefObject<HTMLDivElement | null>, number] => {
  const place = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const paper = matchMedia('print');
    const read = (): void =>
      setWidthPx(paper.matches ? PAPER_PX : Math.floor(element.getBoundingClientRect().width));
    // The page is printed as it stands right after this call.
    const turn = (): void => flushSync(read);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    paper.addEventListener('change', turn);
    return () => {
      observer.disconnect();
      paper.removeEventListener('change', turn);
    };
  }, []);
  return [place, widthPx];
};
