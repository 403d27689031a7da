import { Link } from 'react-router';
import { useDesk } from '../../ui/desk.ts';
import { Mark, markOf } from '../../ui/Mark.tsx';
import { SecondName } from '../../ui/SecondName.tsx';
import { sourcesLink } from '../../ui/sources-link.ts';
import { isolated } from '../../words/isolated.ts';
import { silentWhy } from '../../words/objective-text.ts';
import { stateText } from '../../words/state-text.ts';
import { isUnanswered, unansweredText } from '../../words/unanswered-text.ts';
import type { Row } from './sections.ts';
import { serviceLink } from './service-link.ts';

/** A point that never begins a line. */
const BETWEEN = '\u00a0· ';

/** Which objective of which service a row is about, in what state, and what keeps it from answering. */
export const RowName = ({ row, isShort = false }: { readonly row: Row; readonly isShort?: boolean }) => {
  const desk = useDesk();
  const { words, moments, nowMs } = desk;
  const { service, objective } = row;
  const silent = objective.notAnswering;
  const why = silentWhy(objective, words);
  const about = [
    isShort ? null : stateText(objective, words),
    objective.objective,
    service.group,
    objective.partial === null
      ? null
      : words.services.partial(objective.partial.days, objective.partial.ofDays),
  ].filter((part) => part !== null);
  return (
    <div className="row-name">
      <Mark name={markOf(objective.state, isUnanswered(objective))} />
      <span>
        <Link className="row-link" to={serviceLink(row, desk.kept)}>
          {desk.name(service.name)}
        </Link>{' '}
        <SecondName name={service.name} />
        <span className="row-state">{about.map(isolated).join(BETWEEN)}</span>
        {why !== null && <span className="row-state">{why}</span>}
        {silent !== null && (
          <Link className="row-trouble" to={sourcesLink(service.id, desk.kept)}>
            {unansweredText(
              silent,
              moments.recent(Date.parse(silent.since), nowMs),
              words.connectionReason(silent.reason, silent.detail),
              words,
            )}
          </Link>
        )}
      </span>
    </div>
  );
};
