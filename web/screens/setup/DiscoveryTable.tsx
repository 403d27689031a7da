import type { DiscoveryItem } from '#shared/api/sources.ts';
import { useDesk } from '../../ui/desk.ts';
import { furtherDetail } from '../../words/failure-detail.ts';
import { entryKeys } from './row-keys.ts';

const Unclaimed = ({ item }: { readonly item: DiscoveryItem }) => {
  const { words } = useDesk();
  if (item.unclaimedCount === 0) return null;
  return (
    <details className="unclaimed">
      <summary>{words.setup.discovery.unclaimed(item.unclaimedCount)}</summary>
      <ul className="chips">
        {[...new Set(item.unclaimed)].map((target) => (
          <li key={target}>{target}</li>
        ))}
      </ul>
    </details>
  );
};

interface TroubleProps {
  readonly failure: NonNullable<DiscoveryItem['failure']>;
  readonly keepsTargets: boolean;
}

const Trouble = ({ failure, keepsTargets }: TroubleProps) => {
  const { words, moments, nowMs } = useDesk();
  const { discovery } = words.setup;
  const why = words.connectionReason(failure.reason, failure.detail);
  const detail = furtherDetail(failure.detail, why);
  return (
    <>
      <span className="row-trouble">
        {discovery.failing(moments.recent(Date.parse(failure.since), nowMs), why)}
        {keepsTargets && ` ${discovery.kept}`}
      </span>
      {detail !== null && <span className="row-state">{detail}</span>}
    </>
  );
};

const DiscoveryRow = ({ item }: { readonly item: DiscoveryItem }) => {
  const { words, moments, nowMs } = useDesk();
  const { discovery } = words.setup;
  const { failure, readAt } = item;
  return (
    <tr>
      <th scope="row">{item.job}</th>
      <td>
        {discovery.kind(item.kind)}
        {item.place !== '' && item.kind !== 'static' && (
          <code className="source-target" title={item.place}>
            {item.place}
          </code>
        )}
        {failure !== null && <Trouble failure={failure} keepsTargets={item.targetCount > 0} />}
      </td>
      <td>
        {discovery.found(item.targetCount)}
        {item.droppedCount > 0 && <span className="row-state">{discovery.dropped(item.droppedCount)}</span>}
        <Unclaimed item={item} />
      </td>
      <td data-label={discovery.columns.read}>
        {readAt === null ? discovery.notRead : moments.recent(Date.parse(readAt), nowMs)}
      </td>
    </tr>
  );
};

/** Where targets are looked for, and what was found there. */
export const DiscoveryTable = ({ items }: { readonly items: readonly DiscoveryItem[] }) => {
  const { words } = useDesk();
  const { columns } = words.setup.discovery;
  const keys = entryKeys(items);
  return (
    <table className="sources">
      <colgroup>
        <col className="column-job" />
        <col className="column-place" />
        <col className="column-found" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{columns.job}</th>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.found}</th>
          <th scope="col">{columns.read}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <DiscoveryRow key={keys[index]} item={item} />
        ))}
      </tbody>
    </table>
  );
};
