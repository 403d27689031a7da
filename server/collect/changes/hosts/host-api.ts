import { MINUTE_MS } from '#shared/units.ts';
import type { Clock } from '../../../clock.ts';
import type { CodeHostConfig } from '../../../config/code-host-config.ts';
import { type Connection, plainConnection } from '../../../config/connection.ts';
import { nextPage } from '../../backfill/next-page.ts';
import { rateWaitMs } from '../../backfill/rate-wait.ts';
import { Failure } from '../../failure.ts';
import type { HttpAnswer, HttpClient } from '../../http/http-client.ts';
import { readBody } from '../../http/read-body.ts';
import type { HostRefusal } from '../code-hosts.ts';

/** A page of an answer. */
export interface HostPage {
  readonly body: unknown;
  /** Where it goes on; null on the last page. */
  readonly next: string | null;
}

/** The API of one host, asked as it wants to be asked. */
export interface HostApi {
  /** What stands below the address of the API, or at the next page. Never throws. */
  page(pathOrNext: string, signal: AbortSignal): Promise<HostPage | HostRefusal>;
  /** Whether it is not asked for now, whatever one wants to know: it said so, or cannot be reached. */
  isLeftAlone(): boolean;
}

const MOST_BYTES = 20 * 1_024 * 1_024;
const TIMEOUT_SECONDS = 30;
/** One that cannot be reached would hold up everything behind it, question by question. */
const AFTER_FAILURE_MS = MINUTE_MS;
/** What GitHub asks its callers to name. */
const headers = {
  accept: 'application/json',
  'accept-encoding': 'gzip',
  'x-github-api-version': '2022-11-28',
};

const connectionOf = ({ token }: CodeHostConfig): Connection => ({
  ...plainConnection,
  credentials: token === null ? null : { kind: 'authorization', type: 'Bearer', token: { value: token } },
});

/** Null where it is no JSON. */
function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

const saysLimit = (body: unknown): boolean =>
  /rate limit|abuse/i.test(JSON.stringify(body ?? '').slice(0, 2_000));

function refusalOf(status: number): HostRefusal {
  // 404 is also what a host says that does not let the token see the repository.
  const isUnknown = status === 404 || status === 422 || status === 400;
  return {
    problem: isUnknown ? 'unknown-commit' : 'fetch-failed',
    detail: `the host of the code answers ${status}`,
  };
}

/**
 * @param http connections go only where the address guard lets them; the token goes to the host's own origin alone
 * @example const api = createHostApi({ http, clock }, host);
 */
export function createHostApi(
  { http, clock }: { readonly http: HttpClient; readonly clock: Clock },
  host: CodeHostConfig,
): HostApi {
  const connection = connectionOf(host);
  let notBeforeMs = 0;
  let unreached: { readonly untilMs: number; readonly refusal: HostRefusal } | null = null;

  const leftAlone = (): HostRefusal | null => {
    const atMs = clock.monotonicMs();
    if (atMs < notBeforeMs) return limited();
    return unreached !== null && atMs < unreached.untilMs ? unreached.refusal : null;
  };

  async function read(answer: HttpAnswer, url: string): Promise<HostPage | HostRefusal> {
    const bytes = await readBody(answer.body, answer.header('content-encoding'), MOST_BYTES);
    const body = parse(bytes);
    const waitMs = rateWaitMs(answer, clock.nowMs(), saysLimit(body));
    if (waitMs !== null) notBeforeMs = clock.monotonicMs() + waitMs;
    if (answer.status !== 200 && waitMs !== null) return limited();
    if (answer.status !== 200) return refusalOf(answer.status);
    return { body, next: nextPage(answer.header('link'), url) };
  }

  const limited = (): HostRefusal => ({
    problem: 'rate-limited',
    detail: `the host of the code wants to be left alone for ${Math.ceil((notBeforeMs - clock.monotonicMs()) / 1_000)} s`,
  });

  return {
    async page(pathOrNext, signal) {
      const refusal = leftAlone();
      if (refusal !== null) return refusal;
      const url = pathOrNext.startsWith('/') ? `${host.apiUrl}${pathOrNext}` : pathOrNext;
      const attempt = { url, connection, headers, timeoutSeconds: TIMEOUT_SECONDS, signal };
      try {
        return await http.request(attempt, (answer) => read(answer, url));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const failed: HostRefusal = { problem: 'fetch-failed', detail: error.message };
        unreached = { untilMs: clock.monotonicMs() + AFTER_FAILURE_MS, refusal: failed };
        return failed;
      }
    },
    isLeftAlone: () => leftAlone() !== null,
  };
}

/** Every page of a list; a refusal of any of them is the answer. @param mostPages more are a refusal too */
export async function allPages(
  api: HostApi,
  path: string,
  mostPages: number,
  signal: AbortSignal,
): Promise<readonly unknown[] | HostRefusal> {
  const bodies: unknown[] = [];
  for (let next: string | null = path; next !== null; ) {
    if (bodies.length === mostPages) return { problem: 'range-gap', detail: 'too many pages' };
    const page: HostPage | HostRefusal = await api.page(next, signal);
    if ('problem' in page) return page;
    bodies.push(page.body);
    next = page.next;
  }
  return bodies;
}
