import type { SourceAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';
import { furtherDetail } from '../../words/failure-detail.ts';

const SourceRow = ({ source }: { readonly source: SourceAnswer }) => {
  const { words, moments, nowMs } = useDesk();
  const when = (at: string | null): string =>
    at === null ? words.service.never : moments.recent(Date.parse(at), nowMs);
  const columns = words.service.sourceColumns;
  const reason = source.reason === null ? null : words.connectionReason(source.reason, source.detail ?? '');
  const trouble =
    reason === null
      ? words.service.answers
      : words.list([words.service.failures(source.failuresInARow), reason]);
  const detail = reason === null ? null : furtherDetail(source.detail, reason);
  return (
    <tr>
      <th scope="row">
        <code>{source.target}</code>
        <span className="row-state">{source.objective}</span>
      </th>
      <td data-label={columns.last}>{when(source.lastAttemptAt)}</td>
      <td data-label={columns.ok}>{when(source.lastOkAt)}</td>
      <td data-label={columns.trouble}>
        {trouble}
        {detail !== null && <span className="row-state">{detail}</span>}
      </td>
    </tr>
  );
};

/** Those that fail first, the most often failed of them at the top; the others as they were. */
const failingFirst = (sources: readonly SourceAnswer[]): SourceAnswer[] =>
  [...sources].sort((a, b) => b.failuresInARow - a.failuresInARow);

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
        {failingFirst(sources).map((source) => (
          <SourceRow key={`${source.objective} ${source.target}`} source={source} />
        ))}
      </tbody>
    </table>
  );
};
