import { Link } from 'react-router';
import type { ReleaseItem } from '#shared/api/releases.ts';
import { useDesk } from '../../ui/desk.ts';
import { releaseLink } from '../../ui/event-links.ts';
import { FailureLinkLine } from '../../ui/FailureLinkLine.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { splitDuration } from '../../words/format-duration.ts';
import { besides } from '../../words/isolated.ts';
import { outcomeMark, outcomeText, releaseName, releaseNotes } from '../../words/release-text.ts';

/** Enough to see why; its page has the rest. */
const LINKS_SHOWN = 2;

const Outcome = ({ item }: { readonly item: ReleaseItem }) => {
  const desk = useDesk();
  const { words } = desk;
  const more = item.links.length - LINKS_SHOWN;
  return (
    <div className={`outcome outcome-${item.outcome}`}>
      <Mark name={outcomeMark[item.outcome]} />
      <div>
        <b>{outcomeText(item, desk)}</b>
        {item.links.slice(0, LINKS_SHOWN).map((link) => (
          <span key={`${link.kind} ${link.by?.id} ${link.incident?.id}`} className="row-state">
            <FailureLinkLine link={link} />
          </span>
        ))}
        {more > 0 && <span className="row-state">{words.events.andMore(more)}</span>}
        {item.correction !== null && (
          <span className="row-state">{words.releases.corrected(item.correction.by)}</span>
        )}
      </div>
    </div>
  );
};

const Changes = ({ item }: { readonly item: ReleaseItem }) => {
  const { words } = useDesk();
  const { releases } = words;
  return (
    <>
      {item.changeCount === 0 ? (
        <span className="faint">{releases.noChanges}</span>
      ) : (
        releases.changeCount(item.changeCount)
      )}
      {item.changesFrom !== null && (
        <span className="row-state">{releases.changesFrom(item.changesFrom)}</span>
      )}
      {item.changesProblem !== null && !item.isFirst && (
        <span className="row-state">{releases.changesProblem(item.changesProblem)}</span>
      )}
    </>
  );
};

/** One release: what, when, what it brought and how long that waited, and how it went. */
export const ReleaseRow = ({ item }: { readonly item: ReleaseItem }) => {
  const { words, moments, nowMs, kept, name } = useDesk();
  const { columns } = words.releases;
  const length = (seconds: number | null): string =>
    seconds === null ? '' : words.events.length(splitDuration(seconds));
  const notes = releaseNotes(item, words);
  return (
    <tr>
      <th scope="row">
        <Link className="clamped" to={releaseLink(item, kept)}>
          {releaseName(item)}
        </Link>
        <span className="row-state">{besides([name(item.serviceName), ...notes])}</span>
      </th>
      <td data-label={columns.when}>{moments.dayTime(Date.parse(item.finishedAt), nowMs)}</td>
      <td data-label={columns.changes}>
        <Changes item={item} />
      </td>
      <td data-label={columns.oldest}>{length(item.oldestSeconds)}</td>
      <td data-label={columns.median}>{length(item.medianSeconds)}</td>
      <td>
        <Outcome item={item} />
      </td>
    </tr>
  );
};
