import type { SourceAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';

const SourceRow = ({ source }: { readonly source: SourceAnswer }) => {
  const { words, moments, nowMs } = useDesk();
  const when = (at: string | null): string =>
    at === null ? words.service.never : moments.recent(Date.parse(at), nowMs);
  const trouble =
    source.reason === null
      ? words.service.answers
      : words.list([
          words.service.failures(source.failuresInARow),
          words.connectionReason(source.reason, source.detail ?? ''),
        ]);
  return (
    <tr>
      <th scope="row">
        <code>{source.target}</code>
        <span className="row-state">{source.objective}</span>
      </th>
      <td>{when(source.lastAttemptAt)}</td>
      <td>{when(source.lastOkAt)}</td>
      <td>
        {trouble}
        {source.detail !== null && <span className="row-state">{source.detail}</span>}
      </td>
    </tr>
  );
};

/** Where each objective is asked, and how that went. */
export const SourceTable = ({ sources }: { readonly sources: readonly SourceAnswer[] }) => {
  const { words } = useDesk();
  const columns = words.service.sourceColumns;
  if (sources.length === 0) return <p className="empty">{words.service.noSources}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{columns.target}</th>
          <th scope="col">{columns.last}</th>
          <th scope="col">{columns.ok}</th>
          <th scope="col">{columns.trouble}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <SourceRow key={`${source.objective} ${source.target}`} source={source} />
        ))}
      </tbody>
    </table>
  );
};
