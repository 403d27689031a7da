import { Link } from 'react-router';
import type { StatementAnswer } from '#shared/api/statement.ts';
import { useDesk } from './desk.ts';
import { sourcesLink } from './sources-link.ts';

/** Why there is nothing to state: nothing is agreed, nothing was counted, or nothing failed. */
export const StatementEmpty = ({ statement }: { readonly statement: StatementAnswer }) => {
  const { words, kept } = useDesk();
  const { budget } = words;
  const { allowed, total, reason, window, service } = statement;
  if (allowed === null)
    return (
      <div className="empty-state">
        <p>{budget.notAgreed}</p>
        <p>{budget.notAgreedNext}</p>
      </div>
    );
  if (total === null || total === 0)
    return (
      <div className="empty-state">
        <p>{budget.noData(words.objective.noValue(reason ?? 'no-data'))}</p>
        <p>
          <Link to={sourcesLink(service, kept)}>{budget.noDataNext}</Link>
        </p>
      </div>
    );
  return <p className="empty">{budget.clean(window.name)}</p>;
};
