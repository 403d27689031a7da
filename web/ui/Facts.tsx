import type { ReactNode } from 'react';
import { Term } from './Term.tsx';

export interface Fact {
  readonly name: string;
  /** Id of the glossary's entry that explains the name. */
  readonly term?: string;
  readonly value: ReactNode;
}

interface FactsProps {
  readonly items: readonly Fact[];
  /** One to a line, the value beside its name; else side by side, the value beneath. */
  readonly isList?: boolean;
}

/** Short facts, each with its name. */
export const Facts = ({ items, isList = false }: FactsProps) => (
  <dl className={isList ? 'named-list' : 'facts'}>
    {items.map(({ name, term, value }) => (
      <div key={name}>
        <dt>{term === undefined ? name : <Term id={term}>{name}</Term>}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
