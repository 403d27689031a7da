import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import type { Clock } from '../../../clock.ts';
import type { CodeHostConfig } from '../../../config/code-host-config.ts';
import { askOverHttp } from '../../code-host/ask-over-http.ts';
import { createHostPages, type HostPage } from '../../code-host/host-pages.ts';
import { Failure, orFailure } from '../../failure.ts';
import type { HttpClient } from '../../http/http-client.ts';
import type { HostRefusal } from '../code-hosts.ts';

export interface HostApiDeps {
  /** Connections go only where the address guard lets them; the token goes to the host's own origin alone. */
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Ends what is asked. */
  readonly signal: AbortSignal;
}

/** The API of one host, asked as it wants to be asked. */
export interface HostApi {
  /** What stands below the address of the API, or at the next page. Never throws. */
  page(pathOrNext: string): Promise<HostPage | HostRefusal>;
  /** Whether it is not asked for now, whatever one wants to know: it said so, or cannot be reached. */
  isLeftAlone(): boolean;
}

/** One that cannot be reached would hold up everything behind it, question by question. */
const AFTER_FAILURE_MS = MINUTE_MS;
/** What GitHub asks its callers to name. */
const headers = {
  accept: 'application/json',
  'x-github-api-version': '2022-11-28',
};

function refusalOf(status: number): HostRefusal {
  // 404 is also what a host says that does not let the token see the repository.
  const isUnknown = status === 404 || status === 422 || status === 400;
  return {
    problem: isUnknown ? 'unknown-commit' : 'fetch-failed',
    detail: `the host of the code answers ${status}`,
  };
}

const limited = (ms: number): HostRefusal => ({
  problem: 'rate-limited',
  detail: `the host of the code wants to be left alone for ${Math.ceil(ms / SECOND_MS)} s`,
});

/** @example const api = createHostApi({ http, clock, signal }, host); */
export function createHostApi({ http, clock, signal }: HostApiDeps, host: CodeHostConfig): HostApi {
  const token = host.token === null ? null : { value: host.token };
  const pages = createHostPages(askOverHttp(http, token, headers, signal), clock);
  let unreached: { readonly untilMs: number; readonly refusal: HostRefusal } | null = null;

  const leftAlone = (): HostRefusal | null => {
    if (pages.limitMs() > 0) return limited(pages.limitMs());
    return unreached !== null && clock.monotonicMs() < unreached.untilMs ? unreached.refusal : null;
  };

  return {
    async page(pathOrNext) {
      const refusal = leftAlone();
      if (refusal !== null) return refusal;
      const url = pathOrNext.startsWith('/') ? `${host.apiUrl}${pathOrNext}` : pathOrNext;
      const reply = await orFailure(pages.page(url));
      if (reply instanceof Failure) {
        const failed: HostRefusal = { problem: 'fetch-failed', detail: reply.message };
        unreached = { untilMs: clock.monotonicMs() + AFTER_FAILURE_MS, refusal: failed };
        return failed;
      }
      if (reply.kind === 'page') return reply;
      return reply.kind === 'limited' ? limited(reply.waitMs) : refusalOf(reply.status);
    },
    isLeftAlone: () => leftAlone() !== null,
  };
}

/** Every page of a list; a refusal of any of them is the answer. @param mostPages more are a refusal too */
export async function allPages(
  api: HostApi,
  path: string,
  mostPages: number,
): Promise<readonly unknown[] | HostRefusal> {
  const bodies: unknown[] = [];
  for (let next: string | null = path; next !== null; ) {
    if (bodies.length === mostPages) return { problem: 'range-gap', detail: 'too many pages' };
    const page: HostPage | HostRefusal = await api.page(next);
    if ('problem' in page) return page;
    bodies.push(page.body);
    next = page.next;
  }
  return bodies;
}
