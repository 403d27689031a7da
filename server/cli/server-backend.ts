import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { BatchAnswer } from '#shared/api/deployments.ts';
import { TokenAnswer, TokenCreated } from '#shared/api/tokens.ts';
import type { Backend } from './backend.ts';
import { CommandFailure } from './command.ts';
import { toDeploymentBody } from './deployment-body.ts';

export interface ServerAccess {
  /** Address of the server, without `/api/v1`. */
  readonly url: string;
  /** Token or key of the data folder; null where none is known. */
  readonly secret: string | null;
  readonly fetch: typeof fetch;
}

const TokenList = Type.Object({ items: Type.Array(TokenAnswer) });
const ProblemBody = Type.Object({
  detail: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
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

const createAsk =
  ({ url, secret, fetch }: ServerAccess) =>
  async <T extends TSchema>(method: string, path: string, answer: T, body?: unknown): Promise<Static<T>> => {
    const headers = {
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${url.replace(/\/+$/, '')}/api/v1${path}`, request).catch(
      (error: unknown) => {
        throw new CommandFailure(`no Andon answers at ${url}: ${causeOf(error)}`);
      },
    );
    const content = await readJson(response);
    if (!response.ok) throw new CommandFailure(describeRefusal(response.status, content));
    if (Value.Check(answer, content)) return content;
    throw new CommandFailure(`${url} did not answer as an Andon of this version does`);
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
    createToken: (name, scopes) => ask('POST', '/tokens', TokenCreated, { name, scopes }),
    listTokens: async () => (await ask('GET', '/tokens', TokenList)).items,
    async revokeToken(id) {
      await ask('DELETE', `/tokens/${id}`, Type.Null());
    },
    close: () => {},
  };
};
