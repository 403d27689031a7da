import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { BatchAnswer } from '#shared/api/deployments.ts';
import { TalliesAnswer, type TallyBody } from '#shared/api/tallies.ts';
import { TokenAnswer, TokenCreated } from '#shared/api/tokens.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import { type Backend, rowRefused } from './backend.ts';
import { CommandFailure, type Terminal } from './command.ts';
import { toDeploymentBody } from './deployment-body.ts';

export interface ServerAccess extends Pick<Terminal, 'fetch' | 'after'> {
  /** Address of the server, without `/api/v1`. */
  readonly url: string;
  /** Token or key of the data folder; null where none is known. */
  readonly secret: string | null;
}

const TokenList = Type.Object({ items: Type.Array(TokenAnswer) });
const ProblemBody = Type.Object({
  detail: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.Object({ at: Type.String() }))),
});

const describeRefusal = (status: number, body: unknown): string => {
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

interface Question {
  readonly method: string;
  /** Behind `/api/v1`. */
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
}

interface Reply {
  readonly response: Response;
  readonly content: unknown;
}

/** A server that says it is too busy for longer than this is left alone. */
const LONGEST_PATIENCE_MS = 10 * MINUTE_MS;
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
): Promise<Reply> => {
  const headers = {
    ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    ...(body === undefined ? {} : { 'content-type': contentType }),
  };
  const request = { method, headers, ...(body === undefined ? {} : { body }) };
  const response = await fetch(`${url.replace(/\/+$/, '')}/api/v1${path}`, request).catch(
    (error: unknown) => {
      throw new CommandFailure(`no Andon answers at ${url}: ${causeOf(error)}`);
    },
  );
  return { response, content: await readJson(response) };
};

/** Asks again after the time that a busy server names: every question here may be asked twice. */
const send = async (access: ServerAccess, question: Question): Promise<Reply> => {
  let waitedMs = 0;
  for (;;) {
    const reply = await sendOnce(access, question);
    const waitMs = askedWaitMs(reply.response);
    if (waitMs === null || waitedMs + waitMs > LONGEST_PATIENCE_MS) return reply;
    waitedMs += Math.max(waitMs, SECOND_MS);
    await new Promise<void>((resolve) => access.after(waitMs, resolve));
  }
};

const createAsk =
  (access: ServerAccess) =>
  async <T extends TSchema>(method: string, path: string, answer: T, body?: unknown): Promise<Static<T>> => {
    const question = { method, path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const { response, content } = await send(access, question);
    if (!response.ok) throw new CommandFailure(describeRefusal(response.status, content));
    if (Value.Check(answer, content)) return content;
    throw new CommandFailure(`${access.url} did not answer as an Andon of this version does`);
  };

const sendTallies = async (
  access: ServerAccess,
  rows: readonly TallyBody[],
  query: '' | '?check=true',
): Promise<void> => {
  const body = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const question = { method: 'POST', path: `/tallies${query}`, body, contentType: 'application/x-ndjson' };
  const { response, content } = await send(access, question);
  if (!response.ok) {
    const { detail, errors } = Value.Check(ProblemBody, content) ? content : {};
    const at = errors?.[0]?.at;
    if (detail !== undefined && at !== undefined) throw rowRefused(detail, at);
    throw new CommandFailure(describeRefusal(response.status, content));
  }
  if (Value.Check(TalliesAnswer, content)) return;
  throw new CommandFailure(`${access.url} did not answer as an Andon of this version does`);
};

/** `fetch` says only "fetch failed"; what happened stands in its cause. */
const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
};

/** Writes through the API of a running server. */
export const createServerBackend = (access: ServerAccess): Backend => {
  const ask = createAsk(access);
  return {
    kind: 'server',
    putDeployments: (rows) => ask('POST', '/deployments', BatchAnswer, rows.map(toDeploymentBody)),
    putTallies: (rows) => sendTallies(access, rows, ''),
    checkTallies: (rows) => sendTallies(access, rows, '?check=true'),
    createToken: (name, scopes) => ask('POST', '/tokens', TokenCreated, { name, scopes }),
    listTokens: async () => (await ask('GET', '/tokens', TokenList)).items,
    async revokeToken(id) {
      await ask('DELETE', `/tokens/${id}`, Type.Null());
    },
    close: () => {},
  };
};
