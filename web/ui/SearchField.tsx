import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useDesk } from './desk.ts';

interface SearchFieldProps {
  readonly className: string;
  readonly label: string;
  /** An example of what can be looked for. */
  readonly hint?: string;
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
export const SearchField = ({ className, label, hint, q, onAsk }: SearchFieldProps) => {
  const { clock } = useDesk();
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
    <label className={className}>
      <span>{label}</span>
      <input
        ref={field}
        id="search"
        type="search"
        value={typed}
        placeholder={hint}
        maxLength={200}
        autoComplete="off"
        onChange={({ target }) => setTyped(target.value)}
      />
    </label>
  );
};
