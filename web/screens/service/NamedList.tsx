import type { ReactNode } from 'react';

export interface NamedValue {
  readonly name: string;
  readonly value: ReactNode;
}

/** Values under their names, one to a line. What is null is left out by the caller. */
export const NamedList = ({ items }: { readonly items: readonly NamedValue[] }) => (
  <dl className="named-list">
    {items.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
