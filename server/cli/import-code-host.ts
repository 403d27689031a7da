import { isoInstant } from '#shared/time.ts';
import {
  type BackfillPartName,
  type BackfillQuestion,
  backfillParts,
  type CreateParts,
} from '../collect/backfill/backfill-part.ts';
import { noProgress, parseProgress } from '../collect/backfill/backfill-progress.ts';
import { createHostClient, HostRefusal } from '../collect/backfill/host-client.ts';
import { Interrupted } from '../collect/backfill/interrupted.ts';
import { type BackfillCounts, runBackfill } from '../collect/backfill/run-backfill.ts';
import { askOverHttp, type HostHeaders } from '../collect/code-host/ask-over-http.ts';
import { Failure } from '../collect/failure.ts';
import { createHttpClient, type HttpClient } from '../collect/http/http-client.ts';
import { readOwnBuild } from '../own-build.ts';
import type { Backend } from './backend.ts';
import { type Call, CommandFailure, type Option, UsageError } from './command.ts';
import { instantOption } from './instant-option.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';
import { createProgress } from './progress.ts';
import { readSecretFile } from './secret-file.ts';

/** A kind of host that can be taken over. */
export interface CodeHost {
  readonly kind: 'github' | 'gitlab';
  readonly usualApi: string;
  readonly headers: HostHeaders;
  /** The option that names the repository. */
  readonly repositoryOption: string;
  /** The variables that may hold its token, the first that does. */
  readonly tokenVariables: readonly string[];
  readonly createParts: CreateParts;
}

const usualParts: readonly BackfillPartName[] = ['deployments', 'commits', 'pulls', 'incidents'];

/** Options of both commands. */
export const codeHostOptions = (host: CodeHost): readonly Option[] => [
  { name: 'service', value: 'ID', help: 'whose all of it is', required: true },
  {
    name: 'what',
    value: 'LIST',
    help: `of ${backfillParts.join(',')}; ${usualParts.join(',')} unless given`,
  },
  { name: 'since', value: 'DATE', help: 'leave what is older, e.g. 2026-01-01; all of it unless given' },
  { name: 'environment', value: 'NAME', help: 'only deployments to it' },
  { name: 'incident-label', value: 'LABEL', help: 'what makes an issue an incident; incident unless given' },
  { name: 'hook', value: 'NAME', help: `the hook by which it is read; ${host.kind} unless given` },
  { name: 'api', value: 'URL', help: `where its API is; ${host.usualApi} unless given` },
  {
    name: `${host.kind}-token-file`,
    value: 'FILE',
    help: `a file that holds its token; else $${host.tokenVariables.join(', $')}`,
  },
  { name: 'from-start', help: 'do not go on where an import like this one was interrupted' },
  ...backendOptions,
  jsonOption,
];

export const codeHostNotes: readonly string[] = [
  'What it finds is handed to the board as what its webhooks would have sent, and read by the same rules: run again, or',
  'told by a webhook before, it changes nothing. An interrupted import goes on where it was when it is called the same',
  'way. The token for --server must have the scope admin. "commits" are those between successive deployments, for lead',
  'times; the first deployment is the baseline. "releases" count as deployments where the hook says so in andon.yaml',
  '(deployments: [release]).',
];

const readParts = (text: string | undefined): readonly BackfillPartName[] => {
  if (text === undefined) return usualParts;
  return text.split(',').map((word) => {
    const part = backfillParts.find((each) => each === word.trim());
    if (part !== undefined) return part;
    throw new UsageError(`--what: "${word}" is none of ${backfillParts.join(', ')}`);
  });
};

const readApi = (given: string | undefined, usual: string): string => {
  const url = given ?? usual;
  const parsed = /^https?:/.test(url) ? URL.parse(url) : null;
  if (parsed === null || parsed.username !== '' || parsed.password !== '' || parsed.search !== '')
    throw new UsageError('--api is not the plain address of an API');
  return url.replace(/\/+$/, '');
};

const readSince = (call: Call): number | null => {
  const text = call.text('since');
  if (text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const atMs = Date.parse(`${text}T00:00:00Z`);
    if (Number.isFinite(atMs)) return atMs;
  }
  const since = instantOption(call, 'since');
  return since === undefined ? null : Date.parse(since);
};

const readQuestion = (call: Call, host: CodeHost): BackfillQuestion => {
  const repository = call.need(host.repositoryOption).replace(/^\/+|\/+$/g, '');
  if (!/^[^/\s]+(\/[^/\s]+)+$/.test(repository))
    throw new UsageError(
      `--${host.repositoryOption}: "${repository}" is not the whole name, such as acme/orders`,
    );
  return {
    service: call.need('service'),
    repository,
    apiUrl: readApi(call.text('api'), host.usualApi),
    sinceMs: readSince(call),
    parts: readParts(call.text('what')),
    environment: call.text('environment') ?? null,
    incidentLabel: call.text('incident-label') ?? 'incident',
  };
};

const readHostToken = ({ text, terminal }: Call, host: CodeHost): string | null => {
  const file = text(`${host.kind}-token-file`);
  if (file !== undefined) return readSecretFile(file, terminal.folder);
  const variable = host.tokenVariables.find((name) => (terminal.environment[name] ?? '') !== '');
  return variable === undefined ? null : (terminal.environment[variable] ?? null);
};

/** Names an import: the same call again goes on with it. */
const nameOf = ({ kind }: CodeHost, hook: string, question: BackfillQuestion): string => {
  const { service, repository, apiUrl, sinceMs, parts, environment, incidentLabel } = question;
  return JSON.stringify([
    kind,
    hook,
    apiUrl,
    repository,
    service,
    sinceMs,
    parts,
    environment,
    incidentLabel,
  ]);
};

interface Running {
  readonly call: Call;
  readonly host: CodeHost;
  readonly question: BackfillQuestion;
  readonly backend: Backend;
  readonly http: HttpClient;
}

const run = async ({ call, host, question, backend, http }: Running): Promise<BackfillCounts> => {
  const { terminal } = call;
  const source = call.text('hook') ?? host.kind;
  const name = nameOf(host, source, question);
  const stop = new AbortController();
  const endListening = terminal.onInterrupt(() => stop.abort());
  const token = readHostToken(call, host);
  const client = createHostClient({
    ask: askOverHttp(http, token === null ? null : { value: token }, host.headers, stop.signal),
    nowMs: terminal.nowMs,
    wait: (ms) =>
      new Promise((resolve) => {
        const cancel = terminal.after(ms, resolve);
        stop.signal.addEventListener('abort', () => [cancel(), resolve()]);
      }),
    say: terminal.err,
    isInterrupted: () => stop.signal.aborted,
  });
  try {
    const before = call.has('from-start') ? noProgress : parseProgress(await backend.readProgress(name));
    if (before !== noProgress) terminal.err('going on where this import was interrupted');
    return await runBackfill(before, {
      client,
      parts: await host.createParts(question, client),
      tell: (items) =>
        backend.tellDeliveries({ source, kind: host.kind, service: question.service, items: [...items] }),
      note: (progress) => backend.noteProgress(name, progress === null ? null : JSON.stringify(progress)),
      say: createProgress(terminal),
      isInterrupted: () => stop.signal.aborted,
    });
  } finally {
    endListening();
  }
};

const isExplained = (error: unknown): error is Error =>
  [HostRefusal, Failure, Interrupted].some((kind) => error instanceof kind);

const explain = (error: unknown, { apiUrl }: BackfillQuestion): unknown => {
  if (!isExplained(error)) return error;
  const where = error instanceof Interrupted ? '' : `${apiUrl}: `;
  return new CommandFailure(`${where}${error.message}\nCalled the same way again it goes on where it was.`);
};

const answer = ({ terminal, has }: Call, question: BackfillQuestion, counts: BackfillCounts): void => {
  const { read, kept, same } = counts;
  const since = question.sinceMs === null ? '' : ` since ${isoInstant(question.sinceMs)}`;
  if (has('json')) terminal.out(JSON.stringify({ repository: question.repository, ...counts }));
  else
    terminal.out(
      `${question.repository}${since}: ${read} read; ${kept} deliveries new to the board, ${same} that it knew`,
    );
};

/** Takes over the history of a repository. */
export const importFromCodeHost = async (call: Call, host: CodeHost): Promise<void> => {
  const question = readQuestion(call, host);
  const { systemClock } = await import('../main.ts');
  const http = createHttpClient({ clock: systemClock, userAgent: `Andon/${readOwnBuild().version}` });
  try {
    await withBackend(call, async (backend) =>
      answer(call, question, await run({ call, host, question, backend, http })),
    );
  } catch (error) {
    throw explain(error, question);
  } finally {
    await http.close();
  }
};
