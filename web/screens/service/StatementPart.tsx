import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useDesk } from '../../ui/desk.ts';
import { StatementList } from '../../ui/StatementList.tsx';
import { statementLink } from '../../ui/statement-link.ts';

const FIRST_LINES = 6;

/** The first lines of the budget statement, and the way to all of it. */
export const StatementPart = ({
  service,
  objective,
}: {
  readonly service: string;
  readonly objective: string;
}) => {
  const { words, queries, at, kept } = useDesk();
  const { data } = useQuery(queries.statement(service, { objective, at }));
  return (
    <>
      {data === undefined ? (
        <p className="part-awaited faint">{words.loading}</p>
      ) : (
        <StatementList statement={data} limit={FIRST_LINES} />
      )}
      <p>
        <Link to={statementLink({ service, objective }, kept)}>{words.service.wholeStatement}</Link>
      </p>
    </>
  );
};
