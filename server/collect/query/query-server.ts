import { MINUTE_SECONDS, SECOND_MS } from '#shared/units.ts';
import type { QuerySource } from '../../config/config.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure, orFailure } from '../failure.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import { readBody } from '../http/read-body.ts';
import { redirectFailure } from '../http/redirect-failure.ts';
import { type QueryAnswer, readAnswer, readRefusal } from './query-answer.ts';

/** Instants, epoch ms, `MINUTE_SECONDS` apart; both ends are asked about. */
export interface AskedRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** A server with a query API, as it is asked on behalf of some objectives. */
export interface QueryServer {
  /** @throws Failure with its reason */
  ask(query: string, at: AskedRange, signal: AbortSignal): Promise<QueryAnswer>;
  /** Wall clock before which it asked not to be asked again; 0 where it did not. */
  busyUntilMs(): number;
}

/** A question is about some hundred series; whoever answers with more was asked for what nobody meant. */
const MOST_ANSWER_BYTES = 10 * 1_024 * 1_024;
const MOST_REFUSAL_BYTES = 64 * 1_024;
const LONGEST_BUSY_SECONDS = 600;

/** The address of a call, below whatever path the server has. */
function addressOf(server: string, call: string): string {
  const url = new URL(server);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/${call}`;
  return url.href;
}

/** Seconds that a `Retry-After` asks for; it is a number of seconds or a date. */
function retryAfterSeconds(written: string | null, nowMs: number): number {
  if (written === null) return 0;
  const seconds = /^\d+$/.test(written) ? Number(written) : (Date.parse(written) - nowMs) / SECOND_MS;
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(0, seconds), LONGEST_BUSY_SECONDS);
}

async function refusalOf(answer: HttpAnswer): Promise<string | null> {
  const body = await orFailure(readBody(answer.body, answer.header('content-encoding'), MOST_REFUSAL_BYTES));
  return body instanceof Failure ? null : readRefusal(body);
}

/** What an answer means that is no answer to the question. */
async function failureOf(answer: HttpAnswer, address: string): Promise<Failure> {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirectFailure(status, answer.header('location'), address);
  const refusal = await refusalOf(answer);
  if ((status === 400 || status === 422) && refusal !== null) return new Failure('bad-query', refusal);
  return new Failure('status', `status ${status} instead of 200${refusal === null ? '' : ` (${refusal})`}`);
}

/** Asks by form, because a question for many services outgrows an address. */
export function createQueryServer(
  { clock, http, observe }: Pick<CollectDeps, 'clock' | 'http' | 'observe'>,
  { server, connection, timeoutSeconds }: QuerySource,
): QueryServer {
  let busyUntilMs = 0;

  function formOf(query: string, { startMs, endMs }: AskedRange): URLSearchParams {
    const times =
      startMs === endMs
        ? { time: String(endMs / SECOND_MS) }
        : {
            start: String(startMs / SECOND_MS),
            end: String(endMs / SECOND_MS),
            step: String(MINUTE_SECONDS),
          };
    // VictoriaMetrics moves instants of the last half minute without `nocache`; others do not know the word.
    return new URLSearchParams({ query, ...times, timeout: `${timeoutSeconds}s`, nocache: '1' });
  }

  async function read(answer: HttpAnswer, address: string): Promise<QueryAnswer> {
    if (answer.status === 200) {
      const encoding = answer.header('content-encoding');
      return readAnswer(await readBody(answer.body, encoding, MOST_ANSWER_BYTES));
    }
    if (answer.status === 429 || answer.status === 503) {
      const nowMs = clock.nowMs();
      const seconds = retryAfterSeconds(answer.header('retry-after'), nowMs);
      busyUntilMs = nowMs + seconds * SECOND_MS;
    }
    throw await failureOf(answer, address);
  }

  return {
    busyUntilMs: () => busyUntilMs,
    async ask(query, at, signal) {
      const url = addressOf(server, at.startMs === at.endMs ? 'query' : 'query_range');
      const headers = {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'content-type': 'application/x-www-form-urlencoded',
      };
      const attempt = {
        url,
        method: 'POST',
        body: formOf(query, at).toString(),
        headers,
        connection,
        signal,
      };
      const startedMs = clock.monotonicMs();
      const send = () =>
        orFailure(http.request({ ...attempt, timeoutSeconds }, (answer) => read(answer, url)));
      const first = await send();
      // A question changes nothing: it is asked again where an idle connection ended in the moment of its use.
      const isCut = first instanceof Failure && first.reason === 'reset' && !signal.aborted;
      const result = isCut ? await send() : first;
      const durationSeconds = (clock.monotonicMs() - startedMs) / SECOND_MS;
      const failure = result instanceof Failure ? result : null;
      if (!signal.aborted) observe({ kind: 'query', result: failure?.reason ?? 'ok', durationSeconds });
      if (result instanceof Failure) throw result;
      return result;
    },
  };
}
