import { useId, useRef, useState } from 'react';
import { useDesk } from '../../ui/desk.ts';

interface CopyBoxProps {
  /** Where the text belongs. */
  readonly label: string;
  readonly text: string;
}

/** What is selected stays so where it could not be copied, for the keyboard. */
const copySelected = (box: HTMLTextAreaElement): boolean => {
  box.select();
  return document.execCommand('copy');
};

/** Browsers give a clipboard to pages over HTTPS only; what is selected can be copied by any. */
const copy = async (box: HTMLTextAreaElement): Promise<boolean> => {
  if (navigator.clipboard === undefined) return copySelected(box);
  try {
    await navigator.clipboard.writeText(box.value);
    return true;
  } catch {
    return copySelected(box);
  }
};

/** A text to copy, in a box that a keyboard can scroll, with a button that says how it went. */
export const CopyBox = ({ label, text }: CopyBoxProps) => {
  const { words } = useDesk();
  const { snippets } = words.setup;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const isCopied = copied === text;
  const run = async (): Promise<void> => {
    const went = box.current !== null && (await copy(box.current));
    setCopied(went ? text : null);
    setHasFailed(!went);
  };
  return (
    <div className="copy-box">
      <div className="copy-head">
        <span id={id}>{label}</span>
        <button type="button" className="button" aria-describedby={id} onClick={() => void run()}>
          {isCopied ? snippets.copied : snippets.copy}
        </button>
        <span className="visually-hidden" role="status">
          {isCopied && snippets.copied}
        </span>
      </div>
      {hasFailed && <p role="alert">{snippets.copyByHand}</p>}
      <textarea
        ref={box}
        className="first-source"
        aria-labelledby={id}
        readOnly
        wrap="off"
        rows={text.split('\n').length}
        value={text}
      />
    </div>
  );
};
