import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useDesk } from './desk.ts';
import { KeyHelp } from './KeyHelp.tsx';
import type { KeyBook } from './key-book.ts';
import { readPressed, useKeys } from './keys.ts';
import { navigationOf } from './navigation.ts';

/** @returns false where this page has nothing to search in */
const focusSearch = (): boolean => {
  const field = document.getElementById('search');
  field?.focus();
  field?.scrollIntoView({ block: 'nearest' });
  return field !== null;
};

/** Listens for as long as the page is open, and keeps from the browser what stood for something. */
const useListening = (book: KeyBook): void =>
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (book.press(readPressed(event))) event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [book]);

/** The keys that work on every page, and their help, which a button opens too. */
export const FrameKeys = ({ book }: { readonly book: KeyBook }) => {
  const { words, kept } = useDesk();
  const { keys } = words.frame;
  const go = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const open = (): void => setOpen(true);
  useListening(book);
  useKeys([
    { key: '?', label: keys.help, run: open },
    { key: '/', label: keys.search, run: () => focusSearch() || void go(`/services${kept}#search`) },
    ...navigationOf(words, kept).map(({ key, name, href, isOwnPage }) => ({
      key: `g ${key}`,
      label: keys.goTo(name),
      run: () => (isOwnPage ? location.assign(href) : void go(href)),
    })),
  ]);
  return (
    <>
      <button type="button" className="link-button" aria-keyshortcuts="?" onClick={open}>
        {keys.page}
      </button>
      <KeyHelp isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
};
