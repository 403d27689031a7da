import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeliveryItem } from '#shared/api/deliveries.ts';
import { ApiError } from '../../api/api.ts';
import { useDesk } from '../../ui/desk.ts';
import { deliveryNoteText } from '../../words/delivery-note-text.ts';

interface Replay {
  readonly busy: number | null;
  readonly said: string | null;
  readonly asksToken: boolean;
  run(delivery: DeliveryItem, token: string): Promise<void>;
}

const useReplay = (): Replay => {
  const { api, words } = useDesk();
  const client = useQueryClient();
  const [busy, setBusy] = useState<number | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [asksToken, setAsksToken] = useState(false);
  return {
    busy,
    said,
    asksToken,
    async run({ id }, token) {
      setBusy(id);
      setSaid(null);
      try {
        const { state } = await api.replay(id, token === '' ? null : token);
        setSaid(words.hooks.replayed(state));
        await client.invalidateQueries();
      } catch (error) {
        const isClosed = error instanceof ApiError && (error.status === 401 || error.status === 403);
        if (isClosed) setAsksToken(true);
        setSaid(words.hooks.replayFailed(error instanceof Error ? error.message : String(error)));
      }
      setBusy(null);
    },
  };
};

interface TroubleRowProps {
  readonly item: DeliveryItem;
  readonly replay: Replay;
  readonly token: string;
}

const TroubleRow = ({ item, replay, token }: TroubleRowProps) => {
  const { words, moments, nowMs } = useDesk();
  const { hooks } = words;
  return (
    <tr>
      <th scope="row">
        {item.source} <span className="source-kind">{hooks.kind(item.kind)}</span>
        <code className="source-target" title={item.deliveryId}>
          {item.deliveryId}
        </code>
        <span className="row-state">{hooks.bytes(item.bodyBytes)}</span>
      </th>
      <td data-label={hooks.troubleColumns.when}>{moments.recent(Date.parse(item.receivedAt), nowMs)}</td>
      <td data-label={hooks.troubleColumns.why}>
        <span className="source-state source-trouble">{hooks.state(item.state)}</span>
        {item.detail !== null && <span className="row-state">{deliveryNoteText(item.detail, words)}</span>}
      </td>
      <td>
        <button
          type="button"
          className="button"
          disabled={replay.busy !== null}
          aria-label={hooks.replayOf(item.deliveryId)}
          onClick={() => void replay.run(item, token)}
        >
          {replay.busy === item.id ? hooks.replaying : hooks.replay}
        </button>
      </td>
    </tr>
  );
};

const TroubleTable = ({ items }: { readonly items: readonly DeliveryItem[] }) => {
  const { words } = useDesk();
  const { hooks } = words;
  const replay = useReplay();
  const [token, setToken] = useState('');
  return (
    <>
      <p className="faint">{hooks.troubleHint}</p>
      <p role="status">{replay.said}</p>
      {replay.asksToken && (
        <label className="token-field">
          <span>{hooks.token}</span>
          <input
            type="password"
            autoComplete="off"
            value={token}
            onChange={({ target }) => setToken(target.value)}
          />
          <span className="row-state">{hooks.tokenHint}</span>
        </label>
      )}
      {items.length > 0 && (
        <table className="sources deliveries">
          <colgroup>
            <col className="column-hook" />
            <col className="column-last" />
            <col />
            <col className="column-last" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{hooks.troubleColumns.delivery}</th>
              <th scope="col">{hooks.troubleColumns.when}</th>
              <th scope="col">{hooks.troubleColumns.why}</th>
              <th scope="col">
                <span className="visually-hidden">{hooks.replay}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <TroubleRow key={item.id} item={item} replay={replay} token={token} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};

/** Deliveries that could not be read or matched, each to be read again; also those that were before this page. */
export const DeliveryTrouble = ({ hasHooks }: { readonly hasHooks: boolean }) => {
  const { queries, words } = useDesk();
  const unreadable = useQuery(queries.deliveries({ state: 'unreadable', limit: '100' }));
  const unmatched = useQuery(queries.deliveries({ state: 'unmatched', limit: '100' }));
  // A list that was not empty keeps its table, so that what a replay said stays to be read.
  const [hadSome, setHadSome] = useState(false);
  if (unreadable.data === undefined || unmatched.data === undefined) return null;
  const items = [...unreadable.data.items, ...unmatched.data.items].sort((a, b) => b.id - a.id);
  if (items.length > 0 && !hadSome) setHadSome(true);
  if (items.length === 0 && !hasHooks) return null;
  return (
    <>
      <h3 className="log-title">
        {items.length === 0 ? words.hooks.trouble : words.hooks.troubleCount(items.length)}
      </h3>
      {items.length === 0 && <p className="empty">{words.hooks.noTrouble}</p>}
      {(items.length > 0 || hadSome) && <TroubleTable items={items} />}
    </>
  );
};
