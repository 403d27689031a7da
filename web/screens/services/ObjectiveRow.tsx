import { Link } from 'react-router';
import { SECOND_MS } from '#shared/units.ts';
import { BudgetBar } from '../../charts/BudgetBar.tsx';
import { useDesk } from '../../ui/desk.ts';
import { Mark, markOf } from '../../ui/Mark.tsx';
import { SecondName } from '../../ui/SecondName.tsx';
import { sourcesLink } from '../../ui/sources-link.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { budgetText } from '../../words/format-ratio.ts';
import {
  budgetUnits,
  burnText,
  coverageText,
  nextText,
  silentWhy,
  valueText,
} from '../../words/objective-text.ts';
import { isUnanswered, unansweredText } from '../../words/unanswered-text.ts';
import type { Row } from './sections.ts';

const Budget = ({ objective }: { readonly objective: Row['objective'] }) => {
  const { words } = useDesk();
  const remaining = objective.budget?.remaining ?? null;
  if (remaining === null) return <span className="faint">{words.objective.noBudget}</span>;
  return (
    <>
      <BudgetBar remaining={remaining} />
      <span className="budget-text">
        <b>{budgetText(remaining)}</b> {budgetUnits(objective, words)}
        {objective.budget?.estimated === true && ` (${words.objective.estimated})`}
      </span>
    </>
  );
};

/** One objective of one service: where it stands, since when, what is left and what comes. */
export const ObjectiveRow = ({ service, objective }: Row) => {
  const desk = useDesk();
  const { words, moments, nowMs } = desk;
  const since = objective.since ?? objective.nodataSince;
  const badge = burnText(objective, words);
  const silent = objective.notAnswering;
  const why = silentWhy(objective, words);
  const coverage = coverageText(objective, words);
  return (
    <tr>
      <th scope="row">
        <div className="row-name">
          <Mark name={markOf(objective.state, isUnanswered(objective))} />
          <span>
            <Link to={`/s/${encodeURIComponent(service.id)}${desk.kept}`}>{desk.name(service.name)}</Link>{' '}
            <SecondName name={service.name} />
            <span className="row-state">
              {words.state(objective.state)} · {objective.objective}
            </span>
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
      </th>
      <td>
        {valueText(objective, words)}
        {coverage !== null && <span className="row-state">{coverage}</span>}
      </td>
      <td>
        {since !== null &&
          words.objective.sinceFor(
            moments.recent(Date.parse(since), nowMs),
            splitDuration((nowMs - Date.parse(since)) / SECOND_MS),
          )}
      </td>
      <td className="cell-budget">
        <Budget objective={objective} />
      </td>
      <td>
        {badge !== null && <span className="badge">{badge}</span>}
        {objective.state !== 'nodata' && objective.direction !== 'steady' && (
          <span className="faint"> {words.direction[objective.direction]}</span>
        )}
      </td>
      <td>{nextText(objective, desk)}</td>
    </tr>
  );
};
