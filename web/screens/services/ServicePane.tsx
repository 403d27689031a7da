import { Link } from 'react-router';
import { type Desk, useDesk } from '../../ui/desk.ts';
import { Mark, markOf } from '../../ui/Mark.tsx';
import { ObjectiveStrip } from '../../ui/ObjectiveStrip.tsx';
import { SecondName } from '../../ui/SecondName.tsx';
import { coverageText, valueText } from '../../words/objective-text.ts';
import { nowText, sinceText } from '../../words/row-text.ts';
import { stateSentences } from '../../words/state-sentences.ts';
import { isDebtGrowing } from '../../words/state-text.ts';
import { isUnanswered } from '../../words/unanswered-text.ts';
import { wholeSentence } from '../../words/whole-sentence.ts';
import { BudgetCell } from './BudgetCell.tsx';
import { BurnCell } from './BurnCell.tsx';
import { ReleaseCell } from './ReleaseCell.tsx';
import type { Row } from './sections.ts';
import { serviceLink } from './service-link.ts';

/** As the page of the service says it; what is counted now also where nothing fails. */
const paneSentences = ({ objective }: Row, desk: Desk): string[] => {
  const { burn, sli } = objective;
  const said = stateSentences(
    { ...objective, kind: sli.kind, rule: burn?.firing === true ? burn : null },
    desk,
  );
  return said.length > 1 || isDebtGrowing(objective)
    ? said
    : [...said, wholeSentence(nowText(objective, desk))];
};

/** The row that is selected, told in full beside the list on a wide screen. */
export const ServicePane = ({ row }: { readonly row: Row }) => {
  const desk = useDesk();
  const { words, kept } = desk;
  const { service, objective } = row;
  const { columns } = words.services;
  const coverage = coverageText(objective, words);
  return (
    <aside className="service-pane" aria-label={words.services.pane}>
      <h2>
        <Mark name={markOf(objective.state, isUnanswered(objective))} />
        <span>
          {desk.name(service.name)} <SecondName name={service.name} />
        </span>
      </h2>
      <p className="pane-sentence">{paneSentences(row, desk).join(' ')}</p>
      <ObjectiveStrip service={service} objective={objective.objective} stub={3} />
      <dl>
        <dt>{columns.value}</dt>
        <dd>
          {valueText(objective, words)}
          {coverage !== null && <span className="row-state">{coverage}</span>}
        </dd>
        <dt>{columns.budget}</dt>
        <dd>
          <BudgetCell objective={objective} />
        </dd>
        {sinceText(objective, desk) !== null && (
          <>
            <dt>{columns.since}</dt>
            <dd>{sinceText(objective, desk)}</dd>
            <dt>{columns.release}</dt>
            <dd>
              <ReleaseCell row={row} />
            </dd>
          </>
        )}
        {(objective.direction !== 'steady' || objective.backInsideAt !== null) && (
          <>
            <dt>{objective.state === 'debt' ? columns.back : columns.burn}</dt>
            <dd>
              <BurnCell objective={objective} />
            </dd>
          </>
        )}
      </dl>
      {service.owner !== null && <p>{words.service.belongsTo(service.owner)}</p>}
      <p>
        <Link to={serviceLink(row, kept)}>{words.services.open}</Link>
      </p>
    </aside>
  );
};
