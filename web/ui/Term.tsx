import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { firstSentence } from '#shared/first-sentence.ts';
import { useDesk } from './desk.ts';
import { useTip } from './use-tip.ts';

interface TermProps {
  /** Id of the glossary's entry; for a metric its own. */
  readonly id: string;
  /** The word as it stands on the page. */
  readonly children: ReactNode;
}

/** A word with what it means. One that the glossary does not have is the plain word. */
export const Term = ({ id, children }: TermProps) => {
  const { queries, words, language, kept } = useDesk();
  const { data } = useQuery(queries.glossary());
  const { isOpen, id: tipId, tip, around } = useTip();
  const term = data?.items.find((item) => item.id === id);
  if (term === undefined) return children;
  return (
    <span className="term" {...around}>
      <button type="button" aria-expanded={isOpen} aria-controls={isOpen ? tipId : undefined}>
        {children}
      </button>
      {isOpen && (
        <span ref={tip} className="term-tip" id={tipId}>
          {firstSentence(term.meaning[language])}{' '}
          <Link to={`/glossary${kept}#${term.id}`}>{words.frame.term.more}</Link>
        </span>
      )}
    </span>
  );
};
