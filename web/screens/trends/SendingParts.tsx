import { useId } from 'react';
import { useDesk } from '../../ui/desk.ts';
import type { Sending } from './use-sending.ts';

/** Who says so; asked wherever something is said for good. */
export const NameField = () => {
  const { words } = useDesk();
  return (
    <label>
      <span>{words.trends.write.by}</span>
      <input name="by" required maxLength={200} autoComplete="name" />
    </label>
  );
};

/** Only once the board has asked for it. */
export const TokenField = ({ sending }: { readonly sending: Sending }) => {
  const { words } = useDesk();
  const hint = useId();
  if (!sending.asksToken) return null;
  return (
    <label>
      <span>{words.trends.write.token}</span>
      <input name="token" type="password" autoComplete="off" aria-describedby={hint} />
      <span id={hint} className="row-state">
        {words.trends.write.tokenHint}
      </span>
    </label>
  );
};

/** How it went. */
export const SendingState = ({ sending: { standing } }: { readonly sending: Sending }) => {
  const { words } = useDesk();
  const { write } = words.trends;
  return (
    <p role="status">
      {standing.name === 'saved' && write.saved}
      {standing.name === 'refused' && <span className="row-trouble">{write.refused(standing.why)}</span>}
    </p>
  );
};
