import type { ReactNode } from 'react';
import { Term } from './Term.tsx';
import { useMedia } from './use-media.ts';

/** Heads of columns are not shown there: a word in one would be a stop of the keyboard that nobody sees. */
const WITHOUT_HEADS = '(max-width: 900px)';

interface HeadTermProps {
  /** Id of the glossary's entry. */
  readonly id: string;
  readonly children: ReactNode;
}

/** The head of a column with what it means, where heads of columns are shown. */
export const HeadTerm = ({ id, children }: HeadTermProps) =>
  useMedia(WITHOUT_HEADS) ? children : <Term id={id}>{children}</Term>;
