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
  const asked = askedTrends(metric, search, at);
  const first = useQuery(queries.trends(asked));
  // Whoever asks for no cut gets the one that says more.
  const better = asked.by === null ? (first.data?.main.betterCut ?? null) : null;
  const second = useQuery({ ...queries.trends({ ...asked, by: better }), enabled: better !== null });
  const query = better === null ? first : second;
  const { error } = query;
  if (error instanceof ApiError && error.code === 'unknown-metric') return <UnknownMetric metric={metric} />;
  return <Answer query={query}>{(answer) => <TrendsPage metric={metric} answer={answer} />}</Answer>;
};
