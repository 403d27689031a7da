import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useDesk } from '../../ui/desk.ts';

interface SearchFieldProps {
  /** As the address has it. */
  readonly q: string;
  readonly onAsk: (q: string) => void;
}

/** Letters that follow each other within this are one change of the address. */
const PAUSE_MS = 120;

/**
 * What is looked for. The field has its own letters: an address that follows late must not take back what was typed
 * since, nor break syllables that are being composed.
 */
export const SearchField = ({ q, onAsk }: SearchFieldProps) => {
  const { words, clock } = useDesk();
  const { filter } = words.services;
  const [typed, setTyped] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const { hash } = useLocation();
  const latest = useRef(onAsk);
  useEffect(() => {
    latest.current = onAsk;
  });
  useEffect(() => {
    if (hash === '#search') field.current?.focus();
  }, [hash]);
  useEffect(() => {
    if (field.current !== document.activeElement) setTyped(q);
  }, [q]);
  useEffect(
    () => (typed === q ? undefined : clock.after(PAUSE_MS, () => latest.current(typed))),
    [typed, q, clock],
  );
  return (
    <label className="search">
      <span>{filter.search}</span>
      <input
        ref={field}
        id="search"
        type="search"
        value={typed}
        placeholder={filter.searchHint}
        maxLength={200}
        autoComplete="off"
        onChange={({ target }) => setTyped(target.value)}
      />
    </label>
  );
};
