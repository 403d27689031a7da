import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A target that the test owns: a page of request counters on a real port. */
export interface Exporter {
  /** Address of its metrics page. */
  readonly url: string;
  /** Counts requests; `bad` of them failed. */
  serve(good: number, bad?: number): void;
  /** How often the page was asked for. */
  askedCount(): number;
  /** Stops listening: connections are refused from now on. */
  goDown(): Promise<void>;
  /** Listens again on the same port; counters go on where they were. */
  comeBack(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

export async function startExporter(): Promise<Exporter> {
  const counts = { good: 0, bad: 0 };
  let askedCount = 0;
  const server = createServer((_request, response) => {
    askedCount += 1;
    response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    response.end(
      [
        '# TYPE http_requests_total counter',
        `http_requests_total{code="200"} ${counts.good}`,
        `http_requests_total{code="503"} ${counts.bad}`,
        '',
      ].join('\n'),
    );
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/metrics`,
    serve(good, bad = 0) {
      counts.good += good;
      counts.bad += bad;
    },
    askedCount: () => askedCount,
    goDown: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    comeBack: () => listen(server, port),
  };
}
