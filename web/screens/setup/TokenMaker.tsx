import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/api.ts';
import { useDesk } from '../../ui/desk.ts';
import { CopyBox } from './CopyBox.tsx';

const command = 'npm run --silent andon -- token create --name pipelines --scopes deployments,incidents';
const wanted = { name: 'setup page', scopes: ['deployments', 'incidents'] } as const;

interface TokenMakerProps {
  readonly token: string | null;
  /** Told of a token that was made or pasted; null where the field is empty again. */
  readonly onToken: (token: string | null) => void;
}

interface ByHandProps extends Pick<TokenMakerProps, 'onToken'> {
  readonly why: string;
}

/** Where the page may not make one: how it is made, and where it is put. */
const ByHand = ({ why, onToken }: ByHandProps) => {
  const { words } = useDesk();
  const { token } = words.setup;
  return (
    <>
      <p>{why}</p>
      <CopyBox label={token.command} text={command} />
      <label className="token-paste">
        <span>{token.paste}</span>
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) =>
            onToken(/^andon_[\w-]+$/.test(target.value.trim()) ? target.value.trim() : null)
          }
        />
      </label>
    </>
  );
};

/**
 * Makes a token for pipelines, where this page may: on the board's own machine, as long as there is none. What it made
 * stays in this page only.
 */
export const TokenMaker = ({ token: made, onToken }: TokenMakerProps) => {
  const { api, queries, words } = useDesk();
  const { data, error: unasked } = useQuery(queries.hooks());
  const { token } = words.setup;
  const [state, setState] = useState<'ready' | 'asking' | 'made' | 'refused'>('ready');
  const [trouble, setTrouble] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    setState('asking');
    setTrouble(null);
    try {
      onToken((await api.createToken(wanted.name, wanted.scopes)).secret);
      setState('made');
    } catch (error) {
      const isClosed = error instanceof ApiError && (error.status === 401 || error.status === 403);
      setState(isClosed ? 'refused' : 'ready');
      if (!isClosed) setTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  if (state === 'made' && made !== null)
    return (
      <>
        <p role="status">{token.made}</p>
        <CopyBox label={token.label} text={made} />
      </>
    );
  if (state === 'refused') return <ByHand why={token.byHand} onToken={onToken} />;
  if (data?.asksForToken === true) return <ByHand why={token.exists} onToken={onToken} />;
  if (data === undefined && unasked === null) return <p className="faint">{words.loading}</p>;
  return (
    <>
      <p>{token.why}</p>
      <p>
        <button
          type="button"
          className="button make-token"
          disabled={state === 'asking'}
          onClick={() => void make()}
        >
          {token.make}
        </button>
      </p>
      {trouble !== null && <p role="alert">{token.failed(trouble)}</p>}
    </>
  );
};
