import { type ReactNode, useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { useEscape } from './use-escape.ts';

interface TipProps {
  /** What is shown in place; the focus stops there. */
  readonly label: ReactNode;
  /** What stands behind it. */
  readonly children: ReactNode;
}

/** Moved to the left as far as it would stand beyond the window. */
const keepInWindow = (tip: HTMLElement): void => {
  tip.style.transform = '';
  const beyondPx = tip.getBoundingClientRect().right - (document.documentElement.clientWidth - 12);
  if (beyondPx > 0) tip.style.transform = `translateX(${-beyondPx}px)`;
};

/**
 * Something short with more behind it: shown under the pointer and at the focus, stays while the pointer is on it, and
 * `Esc` closes it (WCAG 1.4.13).
 */
export const Tip = ({ label, children }: TipProps) => {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const id = useId();
  const place = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  useEscape(isOpen, close);
  useLayoutEffect(() => {
    if (tip.current !== null) keepInWindow(tip.current);
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer shows what the focus shows too
    <span
      ref={place}
      className="tip"
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => !place.current?.contains(document.activeElement) && close()}
      onFocus={() => setOpen(true)}
      onBlur={close}
    >
      <button type="button" aria-describedby={isOpen ? id : undefined}>
        {label}
      </button>
      {isOpen && (
        <span ref={tip} className="tip-text" id={id} role="tooltip">
          {children}
        </span>
      )}
    </span>
  );
};
