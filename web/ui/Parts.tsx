import type { Part } from '../words/parts.ts';

/** Digits large, the words between them small, spaced for reading and for copying. */
export const Parts = ({ parts }: { readonly parts: readonly Part[] }) => {
  const [first, ...rest] = parts;
  if (first === undefined) return null;
  return (
    <>
      {first.size === 'small' ? <i>{first.text}</i> : <span>{first.text}</span>}
      {rest.length > 0 && ' '}
      <Parts parts={rest} />
    </>
  );
};
