import { Fragment } from 'react';
import type { Part } from '../words/parts.ts';

/** Digits large, the words between them small, spaced for reading and for copying. */
export const Parts = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>
    {parts.map((part, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have an order and nothing else
      <Fragment key={at}>
        {at > 0 && ' '}
        {part.size === 'small' ? <i>{part.text}</i> : <span>{part.text}</span>}
      </Fragment>
    ))}
  </>
);
