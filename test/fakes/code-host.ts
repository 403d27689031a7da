import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a path of a code host answers: a list, which is paged, or an object. */
export type HostRoutes = Readonly<Record<string, readonly object[] | object>>;

export interface CodeHostOptions {
  readonly routes: HostRoutes;
  /** What it wants to see. */
  readonly token: string;
  /** Objects on a page, whatever is asked for. */
  readonly pageSize: number;
}

/** What goes wrong with a request, by its number; undefined where nothing does. */
export type Trouble = (
  count: number,
) => { readonly status: number; readonly headers?: Record<string, string> } | undefined;

/** A stand-in for GitHub or GitLab on this machine: it pages as they do, limits, and fails where it is told to. */
export interface CodeHost {
  readonly url: string;
  /** Paths with their query, in the order in which they were asked. */
  readonly asked: string[];
  trouble: Trouble;
  /** Called with the number of each request, before it is answered. */
  onRequest: (count: number) => void;
  close(): Promise<void>;
}

const send = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

const sendPage = (response: ServerResponse, url: URL, list: readonly object[], pageSize: number): void => {
  const page = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const hasMore = page * pageSize < list.length;
  const link = hasMore ? { link: `<${url.href}>; rel="first", <${next.href}>; rel="next"` } : {};
  send(response, 200, list.slice((page - 1) * pageSize, page * pageSize), link);
};

export const startCodeHost = async ({ routes, token, pageSize }: CodeHostOptions): Promise<CodeHost> => {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', host.url);
    host.asked.push(url.pathname + url.search);
    host.onRequest(host.asked.length);
    const trouble = host.trouble(host.asked.length);
    const found = routes[decodeURIComponent(url.pathname)];
    if (trouble !== undefined)
      send(response, trouble.status, { message: 'API rate limit exceeded' }, trouble.headers);
    else if (request.headers.authorization !== `Bearer ${token}`)
      send(response, 401, { message: 'Bad credentials' });
    else if (found === undefined) send(response, 404, { message: 'Not Found' });
    else if (Array.isArray(found)) sendPage(response, url, found, pageSize);
    else send(response, 200, found);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host: CodeHost = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    trouble: () => undefined,
    onRequest: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
};
