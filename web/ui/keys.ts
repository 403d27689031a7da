import { createContext, useContext, useEffect, useRef } from 'react';
import type { KeyBinding, KeyBook, Pressed } from './key-book.ts';

/** Null where no frame stands around the screen, as in a test of one piece. */
export const KeysContext = createContext<KeyBook | null>(null);

/**
 * The keys of a screen, for as long as it is shown: they work outside of fields, and `?` lists them.
 * @example useKeys([{ key: 'j', label: words.services.keys.next, run: () => move(1) }])
 */
export const useKeys = (bindings: readonly KeyBinding[]): void => {
  const book = useContext(KeysContext);
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => book?.add(() => latest.current), [book]);
};

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input:not([type=checkbox]), textarea, select, dialog') !== null);

/** A key of the browser, as the book takes it. */
export const readPressed = (event: KeyboardEvent): Pressed => ({
  key: event.key,
  code: event.code,
  hasModifier: event.ctrlKey || event.altKey || event.metaKey,
  isShifted: event.shiftKey,
  isTyping: event.isComposing || event.defaultPrevented || isField(event.target),
  atMs: event.timeStamp,
});
