import type { ReactNode } from 'react';
import { Term } from './Term.tsx';

interface SectionProps {
  readonly title: string;
  /** Id of the glossary's entry that explains the heading. */
  readonly term?: string;
  readonly children: ReactNode;
}

/** A part of a page under a heading of its own. */
export const Section = ({ title, term, children }: SectionProps) => (
  <section className="section">
    <h2>{term === undefined ? title : <Term id={term}>{title}</Term>}</h2>
    {children}
  </section>
);
