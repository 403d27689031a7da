import type { ReleaseChange } from '#shared/api/releases.ts';
import { useDesk } from '../../ui/desk.ts';
import { webAddress } from '../../ui/web-address.ts';
import { roughDuration, splitDuration } from '../../words/format-duration.ts';
import { besides } from '../../words/isolated.ts';

const SHA_SHOWN = 10;

/** Address of a commit where its repository has one; null for what is no web address. */
const commitAddress = ({ repository, sha }: ReleaseChange): string | null => {
  const address = webAddress(repository);
  return address === null ? null : `${address.replace(/(\.git)?\/?$/, '')}/commit/${encodeURIComponent(sha)}`;
};

const Commit = ({ change }: { readonly change: ReleaseChange }) => {
  const { words } = useDesk();
  const { detail } = words.releases;
  const address = commitAddress(change);
  const sha = <code>{change.sha.slice(0, SHA_SHOWN)}</code>;
  const notes = [
    change.pullRequest === null ? null : detail.pullRequest(change.pullRequest),
    change.originSha === null ? null : detail.cherryPick(change.originSha.slice(0, SHA_SHOWN)),
    change.revertsSha === null ? null : detail.reverts(change.revertsSha.slice(0, SHA_SHOWN)),
  ].filter((note) => note !== null);
  return (
    <>
      {change.message ?? <span className="faint">{change.sha}</span>}
      <span className="row-state">
        {address === null ? sha : <a href={address}>{sha}</a>}
        {notes.length > 0 && ` · ${besides(notes)}`}
      </span>
    </>
  );
};

/** Whether any time of its pull request is known. */
const hasParts = ({ codingSeconds, reviewSeconds, shippingSeconds }: ReleaseChange): boolean =>
  codingSeconds !== null || reviewSeconds !== null || shippingSeconds !== null;

interface ChangeRowProps {
  readonly change: ReleaseChange;
  readonly showsParts: boolean;
}

const ChangeRow = ({ change, showsParts }: ChangeRowProps) => {
  const { words, moments, nowMs } = useDesk();
  const { detail } = words.releases;
  const { leadSeconds, leftOut, codingSeconds, reviewSeconds, shippingSeconds } = change;
  const part = (seconds: number | null): string =>
    seconds === null ? detail.partUnknown : words.events.length([roughDuration(seconds)]);
  return (
    <tr>
      <th scope="row">
        <Commit change={change} />
      </th>
      <td data-label={detail.columns.committed}>{moments.dayTime(Date.parse(change.committedAt), nowMs)}</td>
      <td data-label={detail.columns.lead}>
        {leadSeconds !== null && words.events.length(splitDuration(leadSeconds))}
        {leftOut !== null && <span className="faint">{detail.leftOut(leftOut)}</span>}
      </td>
      {showsParts && (
        <td data-label={detail.columns.parts}>
          {hasParts(change) && detail.part(part(codingSeconds), part(reviewSeconds), part(shippingSeconds))}
        </td>
      )}
    </tr>
  );
};

/** The changes of a release with the time each took; what has none says why. */
export const ChangeTable = ({ changes }: { readonly changes: readonly ReleaseChange[] }) => {
  const { columns } = useDesk().words.releases.detail;
  const showsParts = changes.some(hasParts);
  return (
    <table className="event-table changes-table">
      <thead>
        <tr>
          <th scope="col">{columns.change}</th>
          <th scope="col">{columns.committed}</th>
          <th scope="col">{columns.lead}</th>
          {showsParts && <th scope="col">{columns.parts}</th>}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <ChangeRow key={`${change.repository} ${change.sha}`} change={change} showsParts={showsParts} />
        ))}
      </tbody>
    </table>
  );
};
