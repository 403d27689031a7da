import type { LocalName } from '#shared/api/contract.ts';
import { secondLanguage } from '../words/language.ts';
import { useDesk } from './desk.ts';

/** A name in the other language; nothing where both are the same. */
export const SecondName = ({ name }: { readonly name: LocalName }) => {
  const other = secondLanguage(useDesk().language);
  if (name.en === name.ko) return null;
  return (
    <span className="faint" lang={other}>
      {name[other]}
    </span>
  );
};
