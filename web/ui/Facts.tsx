import type { ReactNode } from 'react';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Short facts side by side: a name above, the value beneath. */
export const Facts = ({ items }: { readonly items: readonly Fact[] }) => (
  <dl className="facts">
    {items.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
