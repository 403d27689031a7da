import type { ReactNode } from 'react';
import { Mark, type MarkName } from '../../ui/Mark.tsx';

interface QuestionProps {
  readonly title: string;
  /** Whether what follows is a yes. */
  readonly mark: MarkName;
  readonly children?: ReactNode;
}

/** One question of the checklist with its answer. */
export const Question = ({ title, mark, children }: QuestionProps) => (
  <li>
    <Mark name={mark} />
    <div>
      <h2>{title}</h2>
      {children}
    </div>
  </li>
);
