import { Link } from 'react-router';
import type { SourceItem } from '#shared/api/sources.ts';
import type { SourceState } from '#shared/source.ts';
import { useDesk } from '../../ui/desk.ts';
import { Mark, type MarkName } from '../../ui/Mark.tsx';
import { splitDuration } from '../../words/format-duration.ts';
import { lengthText, nextAttemptText } from '../../words/source-text.ts';
import { SourceStanding } from './SourceStanding.tsx';
import { useSecond } from './seconds.tsx';

const marks: Record<SourceState, MarkName> = {
  'not-answering': 'unanswered',
  silent: 'nodata',
  'failed-once': 'partial',
  waiting: 'none',
  answering: 'met',
};

const Labels = ({ labels }: Pick<SourceItem, 'labels'>) => {
  const { words } = useDesk();
  const pairs = Object.entries(labels);
  if (pairs.length === 0) return null;
  return (
    <ul className="chips" aria-label={words.setup.sources.labels}>
      {pairs.map(([name, value]) => (
        <li key={name}>
          <b>{name}</b> {value}
        </li>
      ))}
    </ul>
  );
};

const LastAttempt = ({ item }: { readonly item: SourceItem }) => {
  const { words, moments, nowMs } = useDesk();
  const { sources } = words.setup;
  const when = (at: string): string => moments.recent(Date.parse(at), nowMs);
  if (item.kind === 'push')
    return item.lastOkAt === null ? sources.noTally : sources.lastTally(when(item.lastOkAt));
  if (item.lastAttemptAt === null) return sources.notAsked;
  const asked =
    item.durationSeconds === null
      ? when(item.lastAttemptAt)
      : sources.took(when(item.lastAttemptAt), lengthText(item.durationSeconds, words));
  if (item.reason === null) return asked;
  return (
    <>
      {asked}
      <span className="row-state">
        {item.lastOkAt === null ? sources.neverAnswered : sources.lastAnswer(when(item.lastOkAt))}
      </span>
    </>
  );
};

const NextAttempt = ({ item }: { readonly item: SourceItem }) => {
  const { words } = useDesk();
  const { sources } = words.setup;
  const nowMs = useSecond();
  const { intervalSeconds, timeoutSeconds, nextAt } = item;
  const habits = [
    sources.every(splitDuration(intervalSeconds)),
    ...(timeoutSeconds === null ? [] : [sources.givesUp(splitDuration(timeoutSeconds))]),
  ];
  if (nextAt === null) return words.list(habits);
  return (
    <>
      {nextAttemptText(nextAt, nowMs, words)}
      <span className="row-state">{words.list(habits)}</span>
    </>
  );
};

interface SourceRowProps {
  readonly item: SourceItem;
  /** Where rows of several services stand together. */
  readonly namesService: boolean;
}

/** One objective at one target: where, how it stands, how it was asked last, and when next. */
export const SourceRow = ({ item, namesService }: SourceRowProps) => {
  const desk = useDesk();
  const { sources } = desk.words.setup;
  const kind = sources.kind(item.kind, item.means);
  return (
    <tr className={`source source-${item.state}`}>
      <th scope="row">
        <div className="row-name">
          <Mark name={marks[item.state]} />
          <span>
            {namesService && (
              <>
                <Link to={`/s/${encodeURIComponent(item.service)}${desk.kept}`}>
                  {desk.name(item.serviceName)}
                </Link>{' '}
              </>
            )}
            {item.objective} <span className="source-kind">{kind}</span>
            {item.target !== null && (
              <code className="source-target" title={item.target}>
                {item.target}
              </code>
            )}
            {item.target === null && item.kind !== 'push' && (
              <span className="row-state">{sources.noTarget}</span>
            )}
            <Labels labels={item.labels} />
          </span>
        </div>
      </th>
      <td>
        <SourceStanding item={item} />
      </td>
      <td data-label={sources.columns.last}>
        <LastAttempt item={item} />
      </td>
      <td data-label={sources.columns.next}>
        <NextAttempt item={item} />
      </td>
    </tr>
  );
};
