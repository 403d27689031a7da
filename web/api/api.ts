import type { ReceiptAnswer } from '#shared/api/receipts.ts';
import type { WallAnswer } from '#shared/api/wall.ts';
import type {
  DeploymentsAnswer,
  IncidentsAnswer,
  ServiceAnswer,
  ServicesAnswer,
  SourcesAnswer,
} from './answers.ts';

/** What went wrong, in a form that a screen can say. */
export class ApiError extends Error {
  /** HTTP status; null where there was no answer at all. */
  readonly status: number | null;
  /** The stable end of the problem's type, such as `unknown-service`; null where the answer was no problem. */
  readonly code: string | null;

  constructor(status: number | null, code: string | null, detail: string) {
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

export interface Api {
  wall(group: string | null): Promise<WallAnswer>;
  services(): Promise<ServicesAnswer>;
  service(id: string): Promise<ServiceAnswer>;
  receipt(id: string): Promise<ReceiptAnswer>;
  /** All of its pages. */
  sources(asked: SourcesFilter): Promise<SourcesAnswer>;
  /** The newest ones. */
  deployments(limit: number): Promise<DeploymentsAnswer>;
  incidents(limit: number): Promise<IncidentsAnswer>;
}

/** Which sources are meant; null for all. */
export interface SourcesFilter {
  readonly service: string | null;
  readonly state: string | null;
}

const sourcesPath = ({ service, state }: SourcesFilter, cursor: string | null): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ service, state, cursor }))
    if (value !== null) query.set(name, value);
  return query.size === 0 ? '/sources' : `/sources?${query}`;
};

const BASE = '/api/v1';
const TIMEOUT_MS = 20_000;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const readProblem = async (response: Response): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => null);
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const code = textOf(fields.type)?.split(/[/:#]/).pop() ?? null;
  const detail = textOf(fields.detail) ?? textOf(fields.title) ?? `${response.status} ${response.statusText}`;
  return new ApiError(response.status, code, detail);
};

/** The browser's own fetch, called as it wants to be called. */
export const askBrowser: typeof fetch = (input, init) => fetch(input, init);

/** Asks the server; nothing else in the web app does. `ask` is the browser's, or a fake at the edge of a test. */
export const createApi = (ask: typeof fetch): Api => {
  const get = async <T>(path: string): Promise<T> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
    try {
      // no-cache asks with the ETag it has: an answer that did not change costs a line.
      const response = await ask(`${BASE}${path}`, { cache: 'no-cache', signal: abort.signal }).catch(
        (cause: unknown) => {
          throw new ApiError(null, null, cause instanceof Error ? cause.message : String(cause));
        },
      );
      if (!response.ok) throw await readProblem(response);
      // The server validates what it sends against the same contract.
      return (await response.json()) as T;
    } finally {
      clearTimeout(timer);
    }
  };
  const sources = async (filter: SourcesFilter): Promise<SourcesAnswer> => {
    const answer = await get<SourcesAnswer>(sourcesPath(filter, null));
    const items = [...answer.items];
    for (let { next } = answer; next !== null; ) {
      const page: SourcesAnswer = await get(sourcesPath(filter, next));
      items.push(...page.items);
      next = page.next;
    }
    return { ...answer, items, next: null };
  };
  return {
    wall: (group) => get(group === null ? '/wall' : `/wall?group=${encodeURIComponent(group)}`),
    services: () => get('/services'),
    service: (id) => get(`/services/${encodeURIComponent(id)}`),
    receipt: (id) => get(`/receipts/${encodeURIComponent(id)}`),
    sources,
    deployments: (limit) => get(`/deployments?limit=${limit}`),
    incidents: (limit) => get(`/incidents?limit=${limit}`),
  };
};
