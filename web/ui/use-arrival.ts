import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/**
 * Begins a page that was opened from another at its top, and gives it the focus where what had it is gone. Not where
 * the address names a place on the page, nor on the way back, where the browser knows the place.
 */
export const useArrival = (): void => {
  const { pathname, hash } = useLocation();
  const kind = useNavigationType();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (hash !== '') return;
    if (kind !== 'POP') window.scrollTo(0, 0);
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname, hash, kind]);
};
