import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a page under a heading of its own. */
export const Section = ({ title, children }: SectionProps) => (
  <section className="section">
    <h2>{title}</h2>
    {children}
  </section>
);
