import { Link } from 'react-router';
import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import { useDesk } from '../../ui/desk.ts';
import { Mark } from '../../ui/Mark.tsx';
import { budgetText, countText } from '../../words/format-ratio.ts';
import { budgetUnits, coverageText, ownStopText, silentWhy, valueText } from '../../words/objective-text.ts';

const ObjectiveLine = ({ objective }: { readonly objective: ObjectiveAnswer }) => {
  const { words, kept } = useDesk();
  const remaining = objective.budget?.remaining ?? null;
  const coverage = coverageText(objective, words);
  const ownStop = ownStopText(objective, words);
  const why = silentWhy(objective, words);
  return (
    <tr>
      <th scope="row">
        {objective.objective}
        <span className="row-state">{words.objective.sli[objective.sli.name] ?? objective.sli.name}</span>
      </th>
      <td>
        <span className="with-mark">
          <Mark name={objective.state} /> {words.state(objective.state)}
        </span>
        {why !== null && <span className="row-state">{why}</span>}
      </td>
      <td>
        {valueText(objective, words)}
        {coverage !== null && <span className="row-state">{coverage}</span>}
        {ownStop !== null && <span className="row-state">{ownStop}</span>}
      </td>
      <td>{words.objective.observations(countText(objective.good), countText(objective.total))}</td>
      <td>
        {remaining === null ? (
          <span className="faint">{words.objective.noBudget}</span>
        ) : (
          <>
            <b>{budgetText(remaining)}</b> <span className="row-state">{budgetUnits(objective, words)}</span>
          </>
        )}
      </td>
      <td>
        {objective.receipt !== null && (
          <Link to={`/receipts/${encodeURIComponent(objective.receipt)}${kept}`}>
            {words.service.receipt}
          </Link>
        )}
      </td>
    </tr>
  );
};

/** What is agreed for this service, and how it stands. */
export const ObjectiveTable = ({ objectives }: { readonly objectives: readonly ObjectiveAnswer[] }) => {
  const { words } = useDesk();
  const { columns } = words.service;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{columns.objective}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.value}</th>
          <th scope="col">{columns.counted}</th>
          <th scope="col">{columns.budget}</th>
          <th scope="col">{columns.receipt}</th>
        </tr>
      </thead>
      <tbody>
        {objectives.map((objective) => (
          <ObjectiveLine key={objective.objective} objective={objective} />
        ))}
      </tbody>
    </table>
  );
};
