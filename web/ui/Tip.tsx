import type { ReactNode } from 'react';
import { useTip } from './use-tip.ts';

interface TipProps {
  /** What is shown in place; the focus stops there. */
  readonly label: ReactNode;
  /** What stands behind it. */
  readonly children: ReactNode;
}

/** Something short with more behind it. */
export const Tip = ({ label, children }: TipProps) => {
  const { isOpen, id, tip, around } = useTip();
  return (
    <span className="tip" {...around}>
      <button type="button" aria-describedby={isOpen ? id : undefined}>
        {label}
      </button>
      {isOpen && (
        <span ref={tip} className="tip-text" id={id} role="tooltip">
          {children}
        </span>
      )}
    </span>
  );
};
