import { Link, useSearchParams } from 'react-router';
import type { State } from '#shared/judgement.ts';
import { useDesk } from './desk.ts';
import { Mark, type MarkName } from './Mark.tsx';

/** An objective of a service; its state where the page knows it. */
export interface ObjectiveChoice {
  readonly objective: string;
  readonly standing: { readonly state: State; readonly mark: MarkName } | null;
}

interface ObjectiveChoicesProps {
  readonly choices: readonly ObjectiveChoice[];
  readonly chosen: string;
}

/** Said where the address asks for an objective that the service does not have. */
const NoSuchObjective = ({ choices, chosen }: ObjectiveChoicesProps) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  const asked = search.get('slo');
  if (asked === null || choices.some(({ objective }) => objective === asked)) return null;
  return (
    <p className="faint" role="status">
      {words.service.noSuchObjective(asked, chosen)}
    </p>
  );
};

/** The objectives of a service, each a link, where there are several; and which is shown in place of an unknown one. */
export const ObjectiveChoices = ({ choices, chosen }: ObjectiveChoicesProps) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  const to = (objective: string): string => {
    const query = new URLSearchParams(search);
    query.set('slo', objective);
    return `?${query}`;
  };
  return (
    <>
      <NoSuchObjective choices={choices} chosen={chosen} />
      {choices.length > 1 && (
        <nav className="choices objective-tabs" aria-label={words.service.objectivesLabel}>
          {choices.map(({ objective, standing }) => (
            <Link key={objective} to={to(objective)} aria-current={objective === chosen ? 'true' : undefined}>
              {standing !== null && <Mark name={standing.mark} />}
              <span>{objective}</span>
              {standing !== null && <span className="faint"> {words.state(standing.state)}</span>}
            </Link>
          ))}
        </nav>
      )}
    </>
  );
};
