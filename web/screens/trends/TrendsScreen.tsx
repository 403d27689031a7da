import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { ApiError } from '../../api/api.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { askedTrends } from './asked-trends.ts';
import { TrendsPage } from './TrendsPage.tsx';
import { UnknownMetric } from './UnknownMetric.tsx';

/** Whether a metric really got better, in a sentence and in a chart. */
export const TrendsScreen = () => {
  const { queries, at } = useDesk();
  const { metric = '' } = useParams();
  const [search] = useSearchParams();
  const query = useQuery(queries.trends(askedTrends(metric, search, at)));
  const { error } = query;
  if (error instanceof ApiError && error.code === 'unknown-metric') return <UnknownMetric metric={metric} />;
  return <Answer query={query}>{(answer) => <TrendsPage metric={metric} answer={answer} />}</Answer>;
};
