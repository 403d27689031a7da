import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import { ApiError } from '../api/api.ts';
import { judgeLiveness } from '../api/liveness.ts';
import { splitDuration } from '../words/format-duration.ts';
import { useDesk } from './desk.ts';
import { Loading } from './Loading.tsx';
import { PageTitle } from './PageTitle.tsx';

const Trouble = ({ error, sinceMs, retry }: { error: Error; sinceMs: number; retry: () => void }) => {
  const { words, moments, deviceNowMs } = useDesk();
  const isSilent = error instanceof ApiError && error.status === null;
  // The question itself is wrong: asked again, it is answered the same.
  const isRefused = error instanceof ApiError && error.status === 400;
  const problem = error instanceof ApiError ? words.frame.problem(error.code) : null;
  return (
    <section className="trouble" role="alert">
      <PageTitle state={words.error.heading} page={words.nav.brand} />
      <h1>{words.error.heading}</h1>
      {problem !== null && <p>{problem}</p>}
      {isSilent ? <p>{words.error.unreachable}</p> : <p lang="en">{error.message}</p>}
      {!isRefused && (
        <>
          <p>{words.error.since(moments.recent(sinceMs, deviceNowMs))}</p>
          <button type="button" onClick={retry}>
            {words.error.again}
          </button>
        </>
      )}
    </section>
  );
};

const StaleBar = ({ heardMs }: { heardMs: number }) => {
  const { words, moments, nowMs, deviceNowMs } = useDesk();
  const ageMs = deviceNowMs - heardMs;
  const ageSeconds = Math.floor(ageMs / MINUTE_MS) * (MINUTE_MS / SECOND_MS);
  return (
    <p className="stale-bar" role="status">
      <b>{words.clock.notLive(moments.time(nowMs - ageMs))}</b>{' '}
      {words.clock.numbersOld(splitDuration(ageSeconds))}
    </p>
  );
};

interface AnswerProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/**
 * A page's answer: while it is awaited, when it failed, when it is old, and when it is there. What was at a moment
 * of the past does not age.
 */
export const Answer = <T,>({ query, children }: AnswerProps<T>) => {
  const { deviceNowMs, at } = useDesk();
  if (query.data === undefined) {
    if (query.error !== null)
      return (
        <Trouble error={query.error} sinceMs={query.errorUpdatedAt} retry={() => void query.refetch()} />
      );
    return <Loading />;
  }
  const heard = { answeredAtMs: query.dataUpdatedAt, hasFailed: query.isError };
  return (
    <>
      {at === null && judgeLiveness(heard, deviceNowMs) === 'stale' && (
        <StaleBar heardMs={query.dataUpdatedAt} />
      )}
      {children(query.data)}
    </>
  );
};
