import { type RefObject, useEffect, useRef, useState } from 'react';
import { SECOND_MS } from '#shared/units.ts';
import { secondText } from './asked-moment.ts';
import { copyText } from './copy-text.ts';
import { useDesk } from './desk.ts';
import { useKeys } from './keys.ts';
import { lastingAddress } from './moment-pages.ts';
import { useEscape } from './use-escape.ts';

const SAID_MS = 4 * SECOND_MS;

/** Where the browser lets no page copy: the address, marked, to be copied by hand. */
const ByHand = ({ address, onClose }: { readonly address: string; readonly onClose: () => void }) => {
  const { words } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  useEscape(true, onClose);
  return (
    <div className="copy-by-hand">
      <p role="alert">{words.frame.copy.byHand}</p>
      <input ref={field} readOnly value={address} aria-label={words.frame.copy.field} />
      <button type="button" className="frame-button" onClick={onClose}>
        {words.frame.copy.close}
      </button>
    </div>
  );
};

/** What the button says, and says aloud: nothing, that it is copied, or the address to copy by hand. */
type Told = { readonly copied: string | null; readonly byHand: string | null };
const nothingTold: Told = { copied: null, byHand: null };

const useCopy = (button: RefObject<HTMLButtonElement | null>) => {
  const { clock, aheadMs } = useDesk();
  const [told, setTold] = useState(nothingTold);
  useEffect(() => {
    if (told.copied === null) return;
    return clock.after(SAID_MS, () => setTold(nothingTold));
  }, [told, clock]);
  const copy = async (): Promise<void> => {
    const address = lastingAddress(location.href, secondText(clock.nowMs() + aheadMs));
    setTold(
      (await copyText(address)) ? { copied: address, byHand: null } : { copied: null, byHand: address },
    );
  };
  const close = (): void => {
    setTold(nothingTold);
    button.current?.focus();
  };
  return { told, copy, close };
};

/** Copies an address that shows what is seen now, also tomorrow. */
export const CopyLink = () => {
  const { words } = useDesk();
  const { button, done } = words.frame.copy;
  const place = useRef<HTMLButtonElement>(null);
  const { told, copy, close } = useCopy(place);
  useKeys([{ key: 'c', label: words.frame.keys.copy, run: () => void copy() }]);
  return (
    <>
      <button ref={place} type="button" className="frame-button" onClick={() => void copy()}>
        {told.copied === null ? button : done}
      </button>
      <span className="visually-hidden" role="status">
        {told.copied !== null && done}
      </span>
      {told.byHand !== null && <ByHand address={told.byHand} onClose={close} />}
    </>
  );
};
