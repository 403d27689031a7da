import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { SECOND_MS } from '#shared/units.ts';
import { type Api, ApiError } from './api.ts';

/** Asked again this often even where the stream is gone. */
const AGAIN_MS = 30 * SECOND_MS;
const MOST_TRIES = 2;

/** An answer that says no stays a no; only silence and trouble on the server are worth another try. */
const isWorthATry = (tries: number, error: Error): boolean =>
  tries < MOST_TRIES && (!(error instanceof ApiError) || error.status === null || error.status >= 500);

/** What the desk screens ask, as react-query keeps it. */
export const createQueries = (api: Api) => {
  const common = { retry: isWorthATry, refetchInterval: AGAIN_MS };
  return {
    services: () => queryOptions({ ...common, queryKey: ['services'], queryFn: () => api.services() }),
    service: (id: string) =>
      queryOptions({ ...common, queryKey: ['service', id], queryFn: () => api.service(id) }),
    receipt: (id: string) =>
      queryOptions({ ...common, queryKey: ['receipt', id], queryFn: () => api.receipt(id) }),
  };
};
export type Queries = ReturnType<typeof createQueries>;

/** Everything on the screen is asked again. */
export const askAgain = (client: QueryClient): void => void client.invalidateQueries();
