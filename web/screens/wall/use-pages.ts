import { useEffect, useState } from 'react';
import { pageAt } from './rotation.ts';

interface PageAsk {
  readonly serverNowMs: number;
  readonly dwellSeconds: number | null;
  readonly offset: number;
  readonly pages: number;
}

interface Turned {
  /** Server time at which Space held the page; null while pages turn. */
  readonly heldAtMs: number | null;
  readonly moved: number;
}

const stepOf = (key: string): number => (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0);

/** A key counts for the pages unless it is meant for a link or comes with another key. */
const isForPages = (event: KeyboardEvent): boolean =>
  !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) &&
  !(event.target instanceof Element && event.target.closest('a, button, input') && event.key === ' ');

/** Which page is shown, and whether Space holds it; the arrow keys turn pages by hand. */
export const usePages = ({ serverNowMs, dwellSeconds, offset, pages }: PageAsk) => {
  const [turned, setTurned] = useState<Turned>({ heldAtMs: null, moved: 0 });
  const hasPages = pages > 1;

  useEffect(() => {
    if (!hasPages) return;
    const press = (event: KeyboardEvent): void => {
      if (!isForPages(event)) return;
      const step = stepOf(event.key);
      if (step !== 0) setTurned((was) => ({ ...was, moved: was.moved + step }));
      if (event.key !== ' ') return;
      event.preventDefault();
      setTurned((was) => ({ ...was, heldAtMs: was.heldAtMs === null ? serverNowMs : null }));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [hasPages, serverNowMs]);

  const atMs = turned.heldAtMs ?? serverNowMs;
  const page = pageAt({ serverNowMs: atMs, dwellSeconds, pages, moved: offset + turned.moved });
  return { page, isHeld: turned.heldAtMs !== null };
};
