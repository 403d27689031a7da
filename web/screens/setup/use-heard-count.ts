import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../../ui/desk.ts';

/** How many hooks something was sent to; 0 as long as that is not known. */
export const useHeardCount = (): number => {
  const { queries } = useDesk();
  const { data } = useQuery(queries.hooks());
  return data?.items.filter(({ lastDeliveryAt }) => lastDeliveryAt !== null).length ?? 0;
};
