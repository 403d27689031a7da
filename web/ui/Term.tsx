import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { GlossaryItem } from '#shared/api/glossary.ts';
import { firstSentence } from '#shared/first-sentence.ts';
import { useDesk } from './desk.ts';
import { useEscape } from './use-escape.ts';

/** Moved as far to the left as its right edge would stand outside of the window. */
const keepInWindow = (tip: HTMLElement): void => {
  tip.style.transform = '';
  const beyondPx = tip.getBoundingClientRect().right - (document.documentElement.clientWidth - 12);
  if (beyondPx > 0) tip.style.transform = `translateX(${-beyondPx}px)`;
};

const Tip = ({ term, id }: { readonly term: GlossaryItem; readonly id: string }) => {
  const { words, language, kept } = useDesk();
  const tip = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (tip.current !== null) keepInWindow(tip.current);
  });
  return (
    <span ref={tip} className="term-tip" id={id}>
      {firstSentence(term.meaning[language])}{' '}
      <Link to={`/glossary${kept}#${term.id}`}>{words.frame.term.more}</Link>
    </span>
  );
};

interface TermProps {
  /** Id of the glossary's entry; for a metric its own. */
  readonly id: string;
  /** The word as it stands on the page. */
  readonly children: ReactNode;
}

/**
 * A word with what it means: shown under the pointer and at the focus, stays while the pointer is on it, and `Esc`
 * closes it (WCAG 1.4.13). A word that the glossary does not have is the plain word.
 */
export const Term = ({ id, children }: TermProps) => {
  const { queries } = useDesk();
  const { data } = useQuery(queries.glossary());
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const tipId = useId();
  const place = useRef<HTMLSpanElement>(null);
  useEscape(isOpen, close);
  const term = data?.items.find((item) => item.id === id);
  if (term === undefined) return children;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer shows what the focus shows too
    <span
      ref={place}
      className="term"
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => !place.current?.contains(document.activeElement) && close()}
      onFocus={() => setOpen(true)}
      onBlur={({ relatedTarget }) => !place.current?.contains(relatedTarget) && close()}
    >
      <button type="button" aria-expanded={isOpen} aria-controls={isOpen ? tipId : undefined}>
        {children}
      </button>
      {isOpen && <Tip term={term} id={tipId} />}
    </span>
  );
};
