import { Link } from 'react-router';
import type { ServiceAnswer } from '../../api/answers.ts';
import { type Desk, useDesk } from '../../ui/desk.ts';
import { pageLink, releaseLink } from '../../ui/event-links.ts';
import { Mark } from '../../ui/Mark.tsx';
import { splitDuration } from '../../words/format-duration.ts';
import { outcomeMark, outcomeText, releaseName, releaseNotes } from '../../words/release-text.ts';

type Item = ServiceAnswer['releases'][number];
type Burn = Item['burns'][number];

/** "4 min before the burning of 13:42". */
const burnText = ({ objective, since, afterSeconds }: Burn, isOneOfMany: boolean, desk: Desk): string => {
  const { release } = desk.words.service;
  const when = desk.moments.recent(Date.parse(since), desk.nowMs);
  const named = isOneOfMany ? objective : null;
  return afterSeconds < 0
    ? release.during(when, named)
    : release.before(splitDuration(afterSeconds), when, named);
};

const ReleaseRow = ({ item, answer }: { readonly item: Item; readonly answer: ServiceAnswer }) => {
  const desk = useDesk();
  const { words, moments, nowMs, kept } = desk;
  const { columns, none } = words.service.release;
  const { release, burns } = item;
  const notes = releaseNotes(release, words);
  const isOneOfMany = answer.service.objectives.length > 1;
  return (
    <tr>
      <th scope="row">
        <Link to={releaseLink(release, kept)}>{releaseName(release)}</Link>
        {notes.length > 0 && <span className="row-state">{words.list(notes)}</span>}
      </th>
      <td data-label={columns.when}>{moments.dayTime(Date.parse(release.finishedAt), nowMs)}</td>
      <td data-label={columns.what}>{words.service.changes(release.changeCount)}</td>
      <td data-label={columns.went}>
        <span className={`with-mark outcome-${release.outcome}`}>
          <Mark name={outcomeMark[release.outcome]} /> {outcomeText(release, { words, moments, nowMs })}
        </span>
      </td>
      <td data-label={columns.near}>
        {burns.length === 0 ? (
          <span className="faint">{none}</span>
        ) : (
          burns.map((burn) => (
            <span key={`${burn.objective} ${burn.since}`} className="near-burn">
              {burnText(burn, isOneOfMany, desk)}
            </span>
          ))
        )}
      </td>
    </tr>
  );
};

const ReleaseTable = ({ answer }: { readonly answer: ServiceAnswer }) => {
  const { words } = useDesk();
  const { columns } = words.service.release;
  return (
    <table className="recent-releases">
      <caption className="visually-hidden">{words.service.releases}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.release}</th>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.went}</th>
          <th scope="col">{columns.near}</th>
        </tr>
      </thead>
      <tbody>
        {answer.releases.map((item) => (
          <ReleaseRow key={`${item.release.environment} ${item.release.id}`} item={item} answer={answer} />
        ))}
      </tbody>
    </table>
  );
};

const LastBefore = ({ answer }: { readonly answer: ServiceAnswer }) => {
  const { words, moments, nowMs } = useDesk();
  const { release } = words.service;
  const last = answer.releaseBefore;
  return (
    <p className="empty">
      {release.noneInWeek}{' '}
      {last !== null &&
        release.lastWas(last.version ?? last.id, moments.dayTime(Date.parse(last.finishedAt), nowMs))}
    </p>
  );
};

/** The releases of the last seven days, and how far each lies from the burnings near it. */
export const RecentReleases = ({ answer }: { readonly answer: ServiceAnswer }) => {
  const { words, kept } = useDesk();
  const { release } = words.service;
  const hasBurns = answer.releases.some(({ burns }) => burns.length > 0);
  return (
    <>
      {answer.releases.length === 0 ? <LastBefore answer={answer} /> : <ReleaseTable answer={answer} />}
      {hasBurns && <p className="faint">{release.temporal}</p>}
      <p>
        <Link to={pageLink('/releases', { service: answer.service.id }, kept)}>{release.all}</Link>
      </p>
    </>
  );
};
