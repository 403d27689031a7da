import { useSyncExternalStore } from 'react';

/** Whether a media query holds now; the screen is drawn again when that changes. `useMedia('(max-width: 600px)')` */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
