import type { DiscoveryItem } from '#shared/api/sources.ts';
import { useDesk } from '../../ui/desk.ts';

const Unclaimed = ({ item }: { readonly item: DiscoveryItem }) => {
  const { words } = useDesk();
  if (item.unclaimedCount === 0) return null;
  return (
    <details className="unclaimed">
      <summary>{words.setup.discovery.unclaimed(item.unclaimedCount)}</summary>
      <ul className="chips">
        {item.unclaimed.map((target) => (
          <li key={target}>{target}</li>
        ))}
      </ul>
    </details>
  );
};

const DiscoveryRow = ({ item }: { readonly item: DiscoveryItem }) => {
  const { words, moments, nowMs } = useDesk();
  const { discovery } = words.setup;
  const { failure, readAt } = item;
  const when = (at: string): string => moments.recent(Date.parse(at), nowMs);
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
        {failure !== null && (
          <>
            <span className="row-trouble">
              {discovery.failing(when(failure.since), words.connectionReason(failure.reason, failure.detail))}
            </span>
            <span className="row-state">{failure.detail}</span>
          </>
        )}
      </td>
      <td>
        {discovery.found(item.targetCount)}
        {item.droppedCount > 0 && <span className="row-state">{discovery.dropped(item.droppedCount)}</span>}
        <Unclaimed item={item} />
      </td>
      <td data-label={discovery.columns.read}>{readAt === null ? discovery.notRead : when(readAt)}</td>
    </tr>
  );
};

/** Where targets are looked for, and what was found there. */
export const DiscoveryTable = ({ items }: { readonly items: readonly DiscoveryItem[] }) => {
  const { words } = useDesk();
  const { columns } = words.setup.discovery;
  return (
    <table className="sources discoveries">
      <thead>
        <tr>
          <th scope="col">{columns.job}</th>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.found}</th>
          <th scope="col">{columns.read}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <DiscoveryRow key={`${item.job} ${item.kind} ${item.place}`} item={item} />
        ))}
      </tbody>
    </table>
  );
};
