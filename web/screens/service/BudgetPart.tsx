import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import { useDesk } from '../../ui/desk.ts';
import { sourcesLink } from '../../ui/sources-link.ts';
import { BudgetFigure } from './BudgetFigure.tsx';

interface BudgetPartProps {
  readonly service: string;
  readonly objective: ObjectiveAnswer;
}

/** Why there is nothing to draw, under an empty axis, and what to do next. */
const Nothing = ({ service, objective }: BudgetPartProps) => {
  const { words, kept } = useDesk();
  const { line } = words.service;
  if (objective.target === null) return <p className="empty">{line.notAgreed}</p>;
  return (
    <p className="empty">
      {line.empty(words.objective.noValue(objective.reason ?? 'no-data'))}{' '}
      <Link to={sourcesLink(service, kept)}>{line.emptyNext}</Link>
    </p>
  );
};

/** What was left of an objective's budget over thirty days. */
export const BudgetPart = ({ service, objective }: BudgetPartProps) => {
  const { words, queries, at } = useDesk();
  const { data } = useQuery(queries.budgetLine(service, { objective: objective.objective, at }));
  if (data === undefined) return <p className="chart-awaited faint">{words.loading}</p>;
  const isEmpty = data.points.every(({ remaining }) => remaining === null);
  return (
    <>
      {isEmpty && <Nothing service={service} objective={objective} />}
      <BudgetFigure line={data} />
    </>
  );
};
