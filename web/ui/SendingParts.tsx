import { useId } from 'react';
import { useDesk } from './desk.ts';
import type { Sending } from './use-sending.ts';

/** Who says so; asked wherever something is said for good. */
export const NameField = ({ label }: { readonly label?: string }) => {
  const { sending } = useDesk().words.events;
  return (
    <label>
      <span>{label ?? sending.by}</span>
      <input name="by" required maxLength={200} autoComplete="name" />
    </label>
  );
};

interface SendingProps {
  readonly sending: Sending;
}

/** Only once the board has asked for it. */
export const TokenField = ({ sending: { asksToken } }: SendingProps) => {
  const { sending } = useDesk().words.events;
  const hint = useId();
  if (!asksToken) return null;
  return (
    <label className="wide">
      <span>{sending.token}</span>
      <input name="token" type="password" autoComplete="off" aria-describedby={hint} />
      <span id={hint} className="row-state">
        {sending.tokenHint}
      </span>
    </label>
  );
};

interface SendButtonProps extends SendingProps {
  /** What it does, and what it says while that is under way, where that is not saving. */
  readonly send?: string;
  readonly busy?: string;
}

/** Sends the form it stands in, once. */
export const SendButton = ({ sending: { standing }, send, busy }: SendButtonProps) => {
  const { sending } = useDesk().words.events;
  const isBusy = standing.name === 'sending';
  return (
    <button type="submit" disabled={isBusy}>
      {isBusy ? (busy ?? sending.busy) : (send ?? sending.send)}
    </button>
  );
};

interface SendingStateProps extends SendingProps {
  /** What follows once it is saved. */
  readonly saved?: string;
  readonly refused?: (why: string) => string;
}

/** How it went, aloud. */
export const SendingState = ({ sending: { standing }, saved, refused }: SendingStateProps) => {
  const { sending } = useDesk().words.events;
  return (
    <p role="status">
      {standing.name === 'saved' && saved}
      {standing.name === 'refused' && (
        <span className="row-trouble">{(refused ?? sending.refused)(standing.why)}</span>
      )}
    </p>
  );
};
