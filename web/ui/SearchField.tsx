import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

/**
 * Filters while it is written; what is written stands in the address as `?q=`. The field itself is the browser's:
 * the address follows a moment later, and a field that waited for it would lose letters.
 */
export const SearchField = ({ label }: { readonly label: string }) => {
  const [search, setSearch] = useSearchParams();
  const field = useRef<HTMLInputElement>(null);
  const text = search.get('q') ?? '';
  useEffect(() => {
    if (field.current !== null && field.current !== document.activeElement) field.current.value = text;
  }, [text]);
  const write = (written: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (written === '') next.delete('q');
        else next.set('q', written);
        return next;
      },
      { replace: true },
    );
  return (
    <label className="search-field">
      <span>{label}</span>
      <input
        ref={field}
        id="search"
        type="search"
        maxLength={80}
        autoComplete="off"
        defaultValue={text}
        onChange={({ target }) => write(target.value)}
      />
    </label>
  );
};
