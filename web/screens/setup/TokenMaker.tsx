import { useState } from 'react';
import { ApiError } from '../../api/api.ts';
import { useDesk } from '../../ui/desk.ts';
import { CopyBox } from './CopyBox.tsx';

const command = 'npm run andon -- token create --name pipelines --scopes deployments,incidents';
const wanted = { name: 'setup page', scopes: ['deployments', 'incidents'] } as const;

interface TokenMakerProps {
  readonly token: string | null;
  /** Told of a token that was made or pasted; null where the field is empty again. */
  readonly onToken: (token: string | null) => void;
}

/** Where the page may not make one: how it is made, and where it is put. */
const ByHand = ({ onToken }: Pick<TokenMakerProps, 'onToken'>) => {
  const { words } = useDesk();
  const { token } = words.setup;
  return (
    <>
      <p>{token.byHand}</p>
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
  const { api, words } = useDesk();
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
  if (state === 'refused') return <ByHand onToken={onToken} />;
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
