import type { HookItem } from '#shared/api/deliveries.ts';
import { deliveryStates } from '#shared/sender-kind.ts';
import { useDesk } from '../../ui/desk.ts';
import { Mark } from '../../ui/Mark.tsx';
import { deliveryNoteText } from '../../words/delivery-note-text.ts';

const isInTrouble = ({ counts }: HookItem): boolean => counts.unreadable > 0 || counts.unmatched > 0;

const Counts = ({ hook }: { readonly hook: HookItem }) => {
  const { words, moments, nowMs } = useDesk();
  const { hooks } = words;
  const { counts, refusedCount, lastRefusedAt, warnings } = hook;
  const came = deliveryStates.filter((state) => counts[state] > 0);
  return (
    <>
      {came.map((state) => (
        <span
          key={state}
          className={state === 'unreadable' || state === 'unmatched' ? 'row-trouble' : 'row-state'}
        >
          {hooks.count(state, counts[state])}
        </span>
      ))}
      {refusedCount > 0 && lastRefusedAt !== null && (
        <span className="row-trouble">
          {hooks.refused(refusedCount, moments.recent(Date.parse(lastRefusedAt), nowMs))}
        </span>
      )}
      {warnings.map((warning) => (
        <span key={warning} className="row-trouble">
          {hooks.warning(deliveryNoteText(warning, words))}
        </span>
      ))}
    </>
  );
};

const HookRow = ({ hook }: { readonly hook: HookItem }) => {
  const { words, moments, nowMs } = useDesk();
  const { hooks } = words;
  const { lastDeliveryAt } = hook;
  const mark = isInTrouble(hook) ? 'near' : lastDeliveryAt === null ? 'none' : 'met';
  return (
    <tr>
      <th scope="row">
        <div className="row-name">
          <Mark name={mark} />
          <span>
            {hook.name} <span className="source-kind">{hooks.kind(hook.kind)}</span>
            <span className="row-state">{hooks.address}</span>
            <code className="source-target">{`${location.origin}${hook.path}`}</code>
            {hook.path !== `/hooks/${hook.name}` && <span className="row-state">{hooks.tokenAtEnd}</span>}
            {hook.service !== null && <span className="row-state">{hooks.service(hook.service)}</span>}
          </span>
        </div>
      </th>
      <td data-label={hooks.columns.proof}>{hooks.proof(hook.proof)}</td>
      <td data-label={hooks.columns.last}>
        {lastDeliveryAt === null ? hooks.never : moments.recent(Date.parse(lastDeliveryAt), nowMs)}
      </td>
      <td>
        <Counts hook={hook} />
      </td>
    </tr>
  );
};

/** Each hook with the address to paste, how its sender proves itself, and what came. */
export const HookTable = ({ items }: { readonly items: readonly HookItem[] }) => {
  const { columns } = useDesk().words.hooks;
  return (
    <table className="sources hooks">
      <colgroup>
        <col className="column-hook" />
        <col className="column-proof" />
        <col className="column-last" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{columns.hook}</th>
          <th scope="col">{columns.proof}</th>
          <th scope="col">{columns.last}</th>
          <th scope="col">{columns.counts}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((hook) => (
          <HookRow key={hook.name} hook={hook} />
        ))}
      </tbody>
    </table>
  );
};
