import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { useEscape } from './use-escape.ts';

/** Moved as far to the left as its right edge would stand outside of the window. */
const keepInWindow = (tip: HTMLElement): void => {
  tip.style.transform = '';
  const beyondPx = tip.getBoundingClientRect().right - (document.documentElement.clientWidth - 12);
  if (beyondPx > 0) tip.style.transform = `translateX(${-beyondPx}px)`;
};

/**
 * Something that stands behind something else: shown under the pointer and at the focus, stays while the pointer is on
 * it, and `Esc` closes it (WCAG 1.4.13). `around` belongs to the element that holds both, `tip` and `id` to what is
 * shown.
 */
export const useTip = () => {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const id = useId();
  const place = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  useEscape(isOpen, close);
  useLayoutEffect(() => {
    if (tip.current !== null) keepInWindow(tip.current);
  });
  const holds = (target: Element | null): boolean => place.current?.contains(target) === true;
  const around = {
    ref: place,
    onPointerEnter: () => setOpen(true),
    onPointerLeave: () => !holds(document.activeElement) && close(),
    onFocus: () => setOpen(true),
    onBlur: ({ relatedTarget }: { readonly relatedTarget: Element | null }) =>
      !holds(relatedTarget) && close(),
  };
  return { isOpen, id, tip, around };
};
