import { useEffect } from 'react';

/** Calls back at `Esc`, wherever the focus is, for as long as something is open. */
export const useEscape = (isOpen: boolean, close: () => void): void =>
  useEffect(() => {
    if (!isOpen) return;
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [isOpen, close]);
