import { keepPreviousData, type Query, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { DeploymentKey } from '#shared/facts.ts';
import { isoInstant } from '#shared/time.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import { type Api, ApiError, type Asked, type SourcesFilter } from './api.ts';
import type { Clock } from './clock.ts';
import { createStripBatch } from './strip-batch.ts';

/** Asked again this often even where the stream is gone. */
const AGAIN_MS = 30 * SECOND_MS;
/** Sources move on without a hint: the next attempt, how long the last one took. */
const SOURCES_AGAIN_MS = 15 * SECOND_MS;
const MOST_TRIES = 2;

/** An answer that says no stays a no; only silence and trouble on the server are worth another try. */
const isWorthATry = (tries: number, error: Error): boolean =>
  tries < MOST_TRIES && (!(error instanceof ApiError) || error.status === null || error.status >= 500);

/** The end of the minute of a time, as the API takes it. */
const endOfMinute = (atMs: number): string => isoInstant((Math.floor(atMs / MINUTE_MS) + 1) * MINUTE_MS);

/** Asks by itself only after trouble: what was at a moment of the past does not move with the clock. */
const standing = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchInterval: ({ state }: { readonly state: { readonly status: string } }) =>
    state.status === 'error' ? AGAIN_MS : false,
  meta: { stands: true },
} as const;

/** What the desk screens ask, as react-query keeps it. */
export const createQueries = (api: Api, { after: later }: Pick<Clock, 'after'>) => {
  const common = { retry: isWorthATry, refetchInterval: AGAIN_MS };
  /** As `common`, for an answer about a moment; null for now. */
  const commonAt = (at: string | null | undefined) => (at ? { ...common, ...standing } : common);
  const strip = createStripBatch((service, at) => api.strips({ service, at }), later);
  return {
    head: () => queryOptions({ ...common, queryKey: ['head'], queryFn: () => api.head() }),
    services: (at: string | null) =>
      queryOptions({ ...commonAt(at), queryKey: ['services', at], queryFn: () => api.services(at) }),
    service: (id: string, at: string | null) =>
      queryOptions({ ...commonAt(at), queryKey: ['service', id, at], queryFn: () => api.service(id, at) }),
    /** What each day spent of the budgets of one service: many of them are one question. */
    strip: (service: string, at: string | null) =>
      queryOptions({
        ...common,
        refetchInterval: MINUTE_MS,
        staleTime: MINUTE_MS,
        ...(at === null ? {} : standing),
        queryKey: ['strip', service, at],
        queryFn: () => strip(service, at),
      }),
    statement: (id: string, asked: Asked) =>
      queryOptions({
        ...commonAt(asked.at),
        queryKey: ['statement', id, asked],
        queryFn: () => api.statement(id, asked),
        placeholderData: keepPreviousData,
      }),
    budgetLine: (id: string, asked: Asked) =>
      queryOptions({
        ...commonAt(asked.at),
        queryKey: ['budget-line', id, asked],
        queryFn: () => api.budgetLine(id, asked),
        placeholderData: keepPreviousData,
      }),
    trends: (asked: Asked) =>
      queryOptions({
        ...commonAt(asked.at),
        queryKey: ['trends', asked],
        queryFn: () => api.trends(asked),
        placeholderData: keepPreviousData,
      }),
    readiness: () => queryOptions({ ...common, queryKey: ['readiness'], queryFn: () => api.readiness() }),
    /** Changes with the build alone. */
    glossary: () =>
      queryOptions({
        ...common,
        ...standing,
        queryKey: ['glossary'],
        queryFn: () => api.glossary(),
      }),
    receipt: (id: string) =>
      queryOptions({ ...common, queryKey: ['receipt', id], queryFn: () => api.receipt(id) }),
    sources: (filter: SourcesFilter) =>
      queryOptions({
        ...common,
        refetchInterval: SOURCES_AGAIN_MS,
        queryKey: ['sources', filter.service, filter.state],
        queryFn: () => api.sources(filter),
      }),
    // What a sender tells of the future is not the last one.
    lastDeployment: (nowMs: number) =>
      queryOptions({
        ...common,
        queryKey: ['last-deployment', endOfMinute(nowMs)],
        queryFn: () => api.deployments(1, endOfMinute(nowMs)),
        placeholderData: keepPreviousData,
      }),
    lastIncident: (nowMs: number) =>
      queryOptions({
        ...common,
        queryKey: ['last-incident', endOfMinute(nowMs)],
        queryFn: () => api.incidents(1, endOfMinute(nowMs)),
        placeholderData: keepPreviousData,
      }),
    releases: (asked: Asked) =>
      queryOptions({
        ...common,
        queryKey: ['releases', asked],
        queryFn: () => api.releases(asked),
        placeholderData: keepPreviousData,
      }),
    release: (key: DeploymentKey) =>
      queryOptions({ ...common, queryKey: ['release', key], queryFn: () => api.release(key) }),
    incidentLog: (asked: Asked) =>
      queryOptions({
        ...common,
        queryKey: ['incident-log', asked],
        queryFn: () => api.incidentLog(asked),
        placeholderData: keepPreviousData,
      }),
    incident: (id: string, service: string | null) =>
      queryOptions({
        ...common,
        queryKey: ['incident', id, service],
        queryFn: () => api.incident(id, service),
      }),
    evidence: (asked: Asked) =>
      queryOptions({
        ...commonAt(asked.at),
        queryKey: ['evidence', asked],
        queryFn: () => api.evidence(asked),
        placeholderData: keepPreviousData,
      }),
    hooks: () =>
      queryOptions({
        ...common,
        refetchInterval: SOURCES_AGAIN_MS,
        queryKey: ['hooks'],
        queryFn: () => api.hooks(),
      }),
    deliveries: (asked: Asked) =>
      queryOptions({
        ...common,
        refetchInterval: SOURCES_AGAIN_MS,
        queryKey: ['deliveries', asked],
        queryFn: () => api.deliveries(asked),
      }),
    wall: () => queryOptions({ ...common, queryKey: ['wall'], queryFn: () => api.wall(null) }),
  };
};
export type Queries = ReturnType<typeof createQueries>;

/** What an answer rests on, by the first part of its key; those that are not named here rest on everything. */
const restsOn: Readonly<Record<string, readonly string[]>> = {
  sources: ['sources', 'config'],
  releases: ['deployments', 'incidents', 'config', 'agreement'],
  release: ['deployments', 'incidents', 'config', 'agreement'],
  'incident-log': ['deployments', 'incidents', 'config'],
  incident: ['deployments', 'incidents', 'config'],
  evidence: ['deployments', 'incidents', 'config', 'agreement'],
  hooks: ['sources', 'config'],
  deliveries: ['sources', 'config'],
  strip: ['config', 'agreement'],
  glossary: [],
};

/** What moves on by the minute, which changes nothing that was at a moment of the past. */
const moving: readonly string[] = ['tallies', 'sources'];

/** Days change slowly: these are asked again by their own interval, not by every sign of life. */
const slow: readonly string[] = ['strip'];

const mayHaveChanged = (
  { queryKey: [name], meta }: Pick<Query, 'queryKey' | 'meta'>,
  nouns: readonly string[] | null,
): boolean => {
  if (meta?.stands === true && (nouns ?? moving).every((noun) => moving.includes(noun))) return false;
  const needed = restsOn[String(name)];
  if (nouns === null) return !slow.includes(String(name));
  return needed === undefined || nouns.some((noun) => needed.includes(noun));
};

/** What is on the screen and may have changed is asked again. @param nouns as a hint names them; null for all */
export const askAgain = (client: QueryClient, nouns: readonly string[] | null): void =>
  void client.invalidateQueries({ predicate: (query) => mayHaveChanged(query, nouns) });
