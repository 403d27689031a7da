import type { ReactNode } from 'react';
import { Term } from './Term.tsx';

export interface Fact {
  readonly name: string;
  /** Id of the glossary's entry that explains the name. */
  readonly term?: string;
  readonly value: ReactNode;
}

/** Short facts side by side: a name above, the value beneath. */
export const Facts = ({ items }: { readonly items: readonly Fact[] }) => (
  <dl className="facts">
    {items.map(({ name, term, value }) => (
      <div key={name}>
        <dt>{term === undefined ? name : <Term id={term}>{name}</Term>}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
