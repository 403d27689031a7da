import type { ReactNode } from 'react';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

/** One of several values, in a field as small as they are; its name is only read aloud. */
export const Choice = ({ label, value, onChoose, children }: ChoiceProps) => (
  <label className="choice">
    <span className="visually-hidden">{label}</span>
    <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {children}
    </select>
  </label>
);
