import { Link, useSearchParams } from 'react-router';
import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import { useDesk } from '../../ui/desk.ts';
import { Mark, markOf } from '../../ui/Mark.tsx';
import { withParams } from '../../ui/with-params.ts';
import { isUnanswered } from '../../words/unanswered-text.ts';

interface ObjectiveTabsProps {
  readonly objectives: readonly ObjectiveAnswer[];
  readonly chosen: string;
}

/** The objectives of the service with their states, each a link; nothing where there is one only. */
export const ObjectiveTabs = ({ objectives, chosen }: ObjectiveTabsProps) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  if (objectives.length < 2) return null;
  return (
    <nav className="choices objective-tabs" aria-label={words.service.objectivesLabel}>
      {objectives.map((each) => (
        <Link
          key={each.objective}
          to={withParams(search, { slo: each.objective })}
          aria-current={each.objective === chosen ? 'true' : undefined}
        >
          <Mark name={markOf(each.state, isUnanswered(each))} />
          <span>{each.objective}</span> <span className="faint">{words.state(each.state)}</span>
        </Link>
      ))}
    </nav>
  );
};
