import Type from 'typebox';
import { Value } from 'typebox/value';
import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import { publicTarget } from '../public-target.ts';
import { CommandFailure, type Terminal } from './command.ts';

/** How a server that cannot answer now is waited for. */
export interface Patience {
  /** How often it is asked again where nobody answers at all. */
  readonly unansweredRetries: number;
  /** A server that says it is too busy for longer than this is left alone. */
  readonly longestBusyMs: number;
  /** Told before each wait. */
  readonly say: (line: string) => void;
}

/** For long imports: what is busy becomes free again, what does not answer is named at once. */
export const patientWithBusy: Patience = {
  unansweredRetries: 0,
  longestBusyMs: 10 * MINUTE_MS,
  say: () => undefined,
};

/** For one call of a pipeline: a board that restarts is back in some seconds. */
export const patientForOneCall = (say: (line: string) => void): Patience => ({
  unansweredRetries: 4,
  longestBusyMs: MINUTE_MS,
  say,
});

export interface ServerAccess extends Pick<Terminal, 'fetch' | 'after'> {
  /** Address of the server, without `/api/v1`. */
  readonly url: string;
  /** Token or key of the data folder; null where none is known. */
  readonly secret: string | null;
  readonly patience: Patience;
}

export interface Question {
  readonly method: string;
  /** Behind `/api/v1`. */
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
}

export interface Reply {
  readonly response: Response;
  readonly content: unknown;
}

/** What the server says of a refusal. */
export const ProblemBody = Type.Object({
  detail: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.Object({ at: Type.String(), message: Type.String() }))),
});

/** @example describeRefusal(503, null) // 'the server refused it (503): it did not say why' */
export const describeRefusal = (status: number, body: unknown): string => {
  const said = Value.Check(ProblemBody, body) ? (body.detail ?? body.title) : undefined;
  return `the server refused it (${status}): ${said ?? 'it did not say why'}`;
};

const readJson = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

/** `fetch` says only "fetch failed"; what happened stands in its cause. */
const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
};

const LONGEST_WAIT_MS = MINUTE_MS;
const USUAL_WAIT_MS = 5 * SECOND_MS;

/** How long the server asks to be left alone; null where it does not. */
const askedWaitMs = ({ status, headers }: Response): number | null => {
  if (status !== 429 && status !== 503) return null;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds >= 0 ? Math.min(seconds * SECOND_MS, LONGEST_WAIT_MS) : USUAL_WAIT_MS;
};

const sendOnce = async (
  { url, secret, fetch }: ServerAccess,
  { method, path, body, contentType = 'application/json' }: Question,
): Promise<Reply | Error> => {
  const headers = {
    ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    ...(body === undefined ? {} : { 'content-type': contentType }),
  };
  const request = { method, headers, ...(body === undefined ? {} : { body }) };
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/api/v1${path}`, request);
    return { response, content: await readJson(response) };
  } catch (error) {
    return new CommandFailure(`no Andon answers at ${publicTarget(url)}: ${causeOf(error)}`);
  }
};

const seconds = (ms: number): string => `${Math.ceil(ms / SECOND_MS)} s`;

/**
 * Asks the server, again where it is busy or away for as long as the patience lasts: every question here may be asked
 * twice.
 *
 * @throws CommandFailure where nobody answers
 */
export const askServer = async (access: ServerAccess, question: Question): Promise<Reply> => {
  const { unansweredRetries, longestBusyMs, say } = access.patience;
  const wait = async (ms: number, why: string): Promise<void> => {
    say(`${why}; asked again in ${seconds(ms)}`);
    await new Promise<void>((resolve) => access.after(ms, resolve));
  };
  let [unanswered, busyMs] = [0, 0];
  for (;;) {
    const reply = await sendOnce(access, question);
    if (reply instanceof Error) {
      if (unanswered >= unansweredRetries) throw reply;
      await wait(SECOND_MS * 2 ** unanswered, reply.message);
      unanswered += 1;
      continue;
    }
    const waitMs = askedWaitMs(reply.response);
    if (waitMs === null || busyMs + waitMs > longestBusyMs) return reply;
    busyMs += Math.max(waitMs, SECOND_MS);
    await wait(waitMs, `the server is busy (${reply.response.status})`);
  }
};
