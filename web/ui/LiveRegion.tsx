import { useEffect, useState } from 'react';
import type { BoardHead } from '#shared/api/board-head.ts';
import { announceChanges, nothingAnnounced } from './announced.ts';
import { useDesk } from './desk.ts';

/** Reads changes of state aloud, wherever the reader is; never figures, never every tick. */
export const LiveRegion = ({ services }: { readonly services: BoardHead['services'] }) => {
  const { words, name, liveNowMs } = useDesk();
  const [announced, setAnnounced] = useState(nothingAnnounced);
  useEffect(() => {
    const standings = services.map((service) => {
      const state = service.state ?? 'none';
      return { id: service.id, state, text: words.frame.became(name(service.name), state) };
    });
    setAnnounced((was) => announceChanges(was, standings, (texts) => texts.join(' '), liveNowMs));
  }, [services, words, name, liveNowMs]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {announced.text}
    </p>
  );
};
