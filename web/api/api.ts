import type { BoardHead } from '#shared/api/board-head.ts';
import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';
import type { CorrectionAnswer, CorrectionBody } from '#shared/api/corrections.ts';
import type { DeliveryItem } from '#shared/api/deliveries.ts';
import type { EvidenceAnswer } from '#shared/api/evidence.ts';
import type { GlossaryAnswer } from '#shared/api/glossary.ts';
import type { IncidentBody } from '#shared/api/incidents.ts';
import type { BaselineBody, BeliefBody, NoteBody, NoteShape, TakeBackBody } from '#shared/api/notes.ts';
import type { ReceiptAnswer } from '#shared/api/receipts.ts';
import type { StatementAnswer } from '#shared/api/statement.ts';
import type { StripsAnswer } from '#shared/api/strips.ts';
import type { TokenCreated, TokenScope } from '#shared/api/tokens.ts';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import type { WallAnswer } from '#shared/api/wall.ts';
import type { DeploymentKey } from '#shared/facts.ts';
import type {
  DeliveriesAnswer,
  DeploymentsAnswer,
  HooksAnswer,
  IncidentDetailAnswer,
  IncidentLogAnswer,
  IncidentsAnswer,
  ReadinessAnswer,
  ReleaseAnswer,
  ReleasesAnswer,
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
  head(): Promise<BoardHead>;
  /** @param at an instant of the past; null for now, here and below */
  services(at: string | null): Promise<ServicesAnswer>;
  service(id: string, at: string | null): Promise<ServiceAnswer>;
  strips(asked: Asked): Promise<StripsAnswer>;
  statement(id: string, asked: Asked): Promise<StatementAnswer>;
  budgetLine(id: string, asked: Asked): Promise<BudgetLineAnswer>;
  trends(asked: Asked): Promise<TrendsAnswer>;
  glossary(): Promise<GlossaryAnswer>;
  receipt(id: string): Promise<ReceiptAnswer>;
  readiness(): Promise<ReadinessAnswer>;
  /** All of its pages. */
  sources(asked: SourcesFilter): Promise<SourcesAnswer>;
  /** The newest ones. */
  /** The newest that finished before `to`. */
  deployments(limit: number, to: string): Promise<DeploymentsAnswer>;
  /** The newest that began before `to`. */
  incidents(limit: number, to: string): Promise<IncidentsAnswer>;
  releases(asked: Asked): Promise<ReleasesAnswer>;
  release(key: DeploymentKey): Promise<ReleaseAnswer>;
  incidentLog(asked: Asked): Promise<IncidentLogAnswer>;
  /** @param service null where the id is enough */
  incident(id: string, service: string | null): Promise<IncidentDetailAnswer>;
  evidence(asked: Asked): Promise<EvidenceAnswer>;
  hooks(): Promise<HooksAnswer>;
  deliveries(asked: Asked): Promise<DeliveriesAnswer>;
  /** @param token null for none, which is enough on the board's own machine until a token exists; here and below */
  tellIncident(body: IncidentBody, token: string | null): Promise<unknown>;
  correct(body: CorrectionBody, token: string | null): Promise<CorrectionAnswer>;
  /** Only the board's own machine may, as long as there is no token; the secret is in this answer and never again. */
  createToken(name: string, scopes: readonly TokenScope[]): Promise<TokenCreated>;
  replay(delivery: number, token: string | null): Promise<DeliveryItem>;
  writeNote(body: NoteBody, token: string | null): Promise<NoteShape>;
  believe(note: number, body: BeliefBody, token: string | null): Promise<NoteShape>;
  takeBackNote(note: number, body: TakeBackBody, token: string | null): Promise<NoteShape>;
  decideBaseline(body: BaselineBody, token: string | null): Promise<unknown>;
}

/** Query parameters; null for what is not asked. */
export type Asked = Readonly<Record<string, string | null>>;

const withQuery = (path: string, asked: Asked): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== null) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
};

/** Which sources are meant; null for all. */
export interface SourcesFilter {
  readonly service: string | null;
  readonly state: string | null;
}

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
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
    try {
      const response = await ask(`${BASE}${path}`, { ...init, signal: abort.signal }).catch(
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
  // no-cache asks with the ETag it has: an answer that did not change costs a line.
  const get = <T>(path: string): Promise<T> => call(path, { cache: 'no-cache' });
  const post = <T>(path: string, body: unknown, token: string | null): Promise<T> =>
    call(path, {
      method: 'POST',
      headers: {
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
  const sources = async (filter: SourcesFilter): Promise<SourcesAnswer> => {
    const answer = await get<SourcesAnswer>(withQuery('/sources', { ...filter, cursor: null }));
    const items = [...answer.items];
    for (let { next } = answer; next !== null; ) {
      const page: SourcesAnswer = await get(withQuery('/sources', { ...filter, cursor: next }));
      items.push(...page.items);
      next = page.next;
    }
    return { ...answer, items, next: null };
  };
  return {
    wall: (group) => get(withQuery('/wall', { group })),
    head: () => get('/board-head'),
    services: (at) => get(withQuery('/services', { at })),
    service: (id, at) => get(withQuery(`/services/${encodeURIComponent(id)}`, { at })),
    strips: (asked) => get(withQuery('/strips', asked)),
    statement: (id, asked) => get(withQuery(`/services/${encodeURIComponent(id)}/statement`, asked)),
    budgetLine: (id, asked) => get(withQuery(`/services/${encodeURIComponent(id)}/budget-line`, asked)),
    trends: (asked) => get(withQuery('/trends', asked)),
    readiness: () => get('/readiness'),
    glossary: () => get('/glossary'),
    receipt: (id) => get(`/receipts/${encodeURIComponent(id)}`),
    sources,
    deployments: (limit, to) => get(withQuery('/deployments', { limit: String(limit), to })),
    incidents: (limit, to) => get(withQuery('/incidents', { limit: String(limit), to })),
    releases: (asked) => get(withQuery('/releases', asked)),
    release: (key) =>
      get(`/releases/${[key.service, key.environment, key.id].map(encodeURIComponent).join('/')}`),
    incidentLog: (asked) => get(withQuery('/incident-log', asked)),
    incident: (id, service) => get(withQuery(`/incidents/${encodeURIComponent(id)}`, { service })),
    evidence: (asked) => get(withQuery('/evidence', asked)),
    hooks: () => get('/hooks'),
    deliveries: (asked) => get(withQuery('/deliveries', asked)),
    tellIncident: (body, token) => post('/incidents', body, token),
    correct: (body, token) => post('/corrections', body, token),
    createToken: (name, scopes) => post('/tokens', { name, scopes }, null),
    replay: (delivery, token) => post(`/deliveries/${delivery}/replay`, null, token),
    writeNote: (body, token) => post('/notes', body, token),
    believe: (note, body, token) => post(`/notes/${note}/beliefs`, body, token),
    takeBackNote: (note, body, token) => post(`/notes/${note}/take-back`, body, token),
    decideBaseline: (body, token) => post('/baselines', body, token),
  };
};
