import { Link, useSearchParams } from 'react-router';
import type { StatementAnswer } from '#shared/api/statement.ts';
import { useDesk } from '../../ui/desk.ts';
import { withParams } from '../../ui/with-params.ts';

/** The objectives of the service, each a link; nothing where there is one only. */
export const ObjectiveChooser = ({ statement }: { readonly statement: StatementAnswer }) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  if (statement.objectives.length < 2) return null;
  return (
    <nav className="choices" aria-label={words.budget.objectives}>
      {statement.objectives.map((objective) => (
        <Link
          key={objective}
          to={withParams(search, { slo: objective })}
          aria-current={objective === statement.objective ? 'true' : undefined}
        >
          {objective}
        </Link>
      ))}
    </nav>
  );
};
