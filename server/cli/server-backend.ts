import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { ToldAnswer } from '#shared/api/deliveries.ts';
import { BatchAnswer } from '#shared/api/deployments.ts';
import { ImportProgressAnswer } from '#shared/api/import-progress.ts';
import { HistoryAnswer } from '#shared/api/incident-history.ts';
import { IncidentAnswer, type IncidentBody } from '#shared/api/incidents.ts';
import { TalliesAnswer, type TallyBody } from '#shared/api/tallies.ts';
import { TokenAnswer, TokenCreated } from '#shared/api/tokens.ts';
import { type Backend, RowsRefused, rowRefused } from './backend.ts';
import { CommandFailure } from './command.ts';
import { toDeploymentBody } from './deployment-body.ts';
import { askServer, describeRefusal, ProblemBody, type ServerAccess } from './server-question.ts';

const TokenList = Type.Object({ items: Type.Array(TokenAnswer) });

const createAsk =
  (access: ServerAccess) =>
  async <T extends TSchema>(method: string, path: string, answer: T, body?: unknown): Promise<Static<T>> => {
    const question = { method, path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const { response, content } = await askServer(access, question);
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
  const { response, content } = await askServer(access, question);
  if (!response.ok) {
    const { detail, errors } = Value.Check(ProblemBody, content) ? content : {};
    const at = errors?.[0]?.at;
    if (detail !== undefined && at !== undefined) throw rowRefused(detail, at);
    throw new CommandFailure(describeRefusal(response.status, content));
  }
  if (Value.Check(TalliesAnswer, content)) return;
  throw new CommandFailure(`${access.url} did not answer as an Andon of this version does`);
};

const sendIncidents = async (
  access: ServerAccess,
  bodies: readonly IncidentBody[],
  check: boolean,
): Promise<HistoryAnswer> => {
  const path = `/incidents/history${check ? '?check=true' : ''}`;
  const { response, content } = await askServer(access, {
    method: 'POST',
    path,
    body: JSON.stringify(bodies),
  });
  if (response.ok && Value.Check(HistoryAnswer, content)) return content;
  const { detail = '', errors } = Value.Check(ProblemBody, content) ? content : {};
  if (response.status === 400 && errors !== undefined) throw new RowsRefused(detail, errors);
  throw new CommandFailure(describeRefusal(response.status, content));
};

const progressPath = (name: string): string => `/import-progress?name=${encodeURIComponent(name)}`;

/** Writes through the API of a running server. */
export const createServerBackend = (access: ServerAccess): Backend => {
  const ask = createAsk(access);
  return {
    kind: 'server',
    putDeployments: (rows) => ask('POST', '/deployments', BatchAnswer, rows.map(toDeploymentBody)),
    async putDeployment(body) {
      return ask('POST', '/deployments', BatchAnswer, [body]);
    },
    async openIncident(body) {
      return ask('POST', '/incidents', IncidentAnswer, body);
    },
    async changeIncident(id, patch) {
      return ask('PATCH', `/incidents/${encodeURIComponent(id)}`, IncidentAnswer, patch);
    },
    putIncidents: (bodies, check) => sendIncidents(access, bodies, check),
    putTallies: (rows) => sendTallies(access, rows, ''),
    checkTallies: (rows) => sendTallies(access, rows, '?check=true'),
    tellDeliveries: (told) => ask('POST', '/deliveries', ToldAnswer, told),
    readProgress: async (name) => (await ask('GET', progressPath(name), ImportProgressAnswer)).progress,
    async noteProgress(name, progress) {
      await ask('PUT', progressPath(name), ImportProgressAnswer, { progress });
    },
    createToken: (name, scopes) => ask('POST', '/tokens', TokenCreated, { name, scopes }),
    listTokens: async () => (await ask('GET', '/tokens', TokenList)).items,
    async revokeToken(id) {
      await ask('DELETE', `/tokens/${id}`, Type.Null());
    },
    close: () => {},
  };
};
