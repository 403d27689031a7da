import { useContext, useEffect, useRef, useState } from 'react';
import { useDesk } from './desk.ts';
import type { KeyBinding } from './key-book.ts';
import { areKeysOn, switchKeys } from './key-switch.ts';
import { KeysContext } from './keys.ts';

const KeyName = ({ name }: { readonly name: string }) => {
  const { words } = useDesk();
  const [first = '', second] = name.split(' ');
  if (second === undefined) return <kbd>{first}</kbd>;
  // The words between two keys stand in the order of the language.
  const [before = '', between = '', after = ''] = words.frame.keys
    .sequence('\u0001', '\u0001')
    .split('\u0001');
  return (
    <>
      {before}
      <kbd>{first}</kbd>
      {between}
      <kbd>{second}</kbd>
      {after}
    </>
  );
};

const KeyTable = ({ bindings }: { readonly bindings: readonly KeyBinding[] }) => {
  const { words } = useDesk();
  const { keys } = words.frame;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{keys.key}</th>
          <th scope="col">{keys.does}</th>
        </tr>
      </thead>
      <tbody>
        {bindings.map(({ key, label }) => (
          <tr key={key}>
            <th scope="row">
              <KeyName name={key} />
            </th>
            <td>{label}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            <kbd>Esc</kbd>
          </th>
          <td>{keys.escape}</td>
        </tr>
      </tbody>
    </table>
  );
};

interface KeyHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All keys of the page that is shown, and the switch for those who write by voice. */
export const KeyHelp = ({ isOpen, onClose }: KeyHelpProps) => {
  const { words, memory } = useDesk();
  const { keys } = words.frame;
  const dialog = useRef<HTMLDialogElement>(null);
  const book = useContext(KeysContext);
  const [isOn, setOn] = useState(() => areKeysOn(memory));
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  const flip = (): void => {
    switchKeys(memory, !isOn);
    setOn(!isOn);
  };
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="key-help" onClose={onClose}>
      {isOpen && (
        <>
          <header>
            <h2 id="key-help">{keys.open}</h2>
            <button type="button" className="frame-button" onClick={() => dialog.current?.close()}>
              {keys.close}
            </button>
          </header>
          <KeyTable bindings={book?.all() ?? []} />
          <label className="check">
            <input type="checkbox" checked={isOn} onChange={flip} />
            <span>{keys.singles}</span>
          </label>
        </>
      )}
    </dialog>
  );
};
