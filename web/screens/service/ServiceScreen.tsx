import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { ApiError } from '../../api/api.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { ServicePage } from './ServicePage.tsx';
import { UnknownService } from './UnknownService.tsx';

/** One service: what people feel, since when, how fast the budget goes, what spent it, and how all that is counted. */
export const ServiceScreen = () => {
  const { queries, at } = useDesk();
  const { service = '' } = useParams();
  const [search] = useSearchParams();
  const query = useQuery(queries.service(service, at));
  if (query.data === undefined && query.error instanceof ApiError && query.error.code === 'unknown-service')
    return <UnknownService name={service} />;
  return (
    <Answer query={query}>{(answer) => <ServicePage answer={answer} asked={search.get('slo')} />}</Answer>
  );
};
