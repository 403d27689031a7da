import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { usualSprint } from '#shared/sprint.ts';
import type { Attempt } from '../../../server/attempt.ts';
import { createCollector } from '../../../server/collect/collector.ts';
import { phaseMs, untilPhaseMs } from '../../../server/collect/polling/phase.ts';
import type {
  Config,
  ObjectiveConfig,
  ProbeSource,
  ScrapeSource,
  ServiceConfig,
} from '../../../server/config/config.ts';
import { defaultScrapeSettings } from '../../../server/config/scrape-settings.ts';
import { openStore } from '../../../server/store/open-store.ts';
import type { TargetState } from '../../../server/store/store.ts';
import { createTestClock } from '../../fakes/test-clock.ts';

export const START_MS = Date.UTC(2026, 0, 5, 12);
export const INTERVAL_MS = 15_000;
const TEAM = 'Test';

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `127.0.0.1:${port}`;
}

/** A web server of the test; gives its address as `http://…/metrics`. */
export async function serveHttp(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://${await listen(server)}/metrics`;
}

/** A bare TCP server; gives `host:port`. */
export async function serveTcp(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listen(server);
}

/** A bare server that answers every request with these bytes and then closes. */
export async function serveBytes(head: string, body: Buffer | string = ''): Promise<string> {
  const address = await serveTcp((socket) => {
    socket.once('data', () => {
      socket.write(head.replaceAll('\n', '\r\n'));
      socket.end(body);
    });
  });
  return `http://${address}/metrics`;
}

export function scrape(targets: readonly string[], selectors: Partial<ScrapeSource> = {}): ScrapeSource {
  const none = { discovered: null, indicator: { kind: 'up' }, settings: defaultScrapeSettings } as const;
  return { kind: 'scrape', targets, intervalSeconds: 15, timeoutSeconds: 10, ...none, ...selectors };
}

/** What makes a scrape count requests. */
export function counted(total: string, part: 'good' | 'bad', selector: string) {
  return { indicator: { kind: 'counters', total, part, selector } } as const;
}

export function probe(target: ProbeSource['target']): ProbeSource {
  return { kind: 'probe', target, retries: 0, intervalSeconds: 15, timeoutSeconds: 10 };
}

/** A configuration of one service with these objectives, by id. */
export function configOf(sources: Readonly<Record<string, ObjectiveConfig['source']>>): Config {
  const objectives = Object.entries(sources).map(([id, source]) => ({ id, minimumEvents: null, source }));
  const name = { en: 'S', ko: 'S' };
  const nothing = {
    group: null,
    owner: null,
    repository: null,
    branch: null,
    paths: [],
    releases: null,
    aka: [],
    dependsOn: [],
  };
  return {
    team: { name: TEAM, timeZone: 'UTC', language: 'en', sprint: usualSprint },
    listen: { host: '127.0.0.1', port: 0 },
    publicUrl: null,
    dataDir: '',
    production: ['production'],
    services: [{ id: 's', name, ...nothing, objectives }],
    discovery: [],
    hooks: [],
    codeHosts: [],
    outbound: { allow: [], deny: [] },
    agreement: null,
  };
}

interface RigOptions {
  readonly dataDir?: string;
  readonly atMs?: number;
  readonly servicesFound?: (services: readonly ServiceConfig[]) => void;
  readonly ownOrigin?: string;
}

/** The collector on a real store, with the clock in the test's hand. */
export function createRig(config: Config, options: RigOptions = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'andon-collect-'));
  const clock = createTestClock(options.atMs ?? START_MS);
  const store = openStore({ dataDir, nowMs: clock.nowMs });
  const attempts: Attempt[] = [];
  const warned: string[] = [];
  const log = { info: () => undefined, warn: (_: object, text: string) => warned.push(text) };
  const observe = (attempt: Attempt) => attempts.push(attempt);
  const { servicesFound = () => undefined, ownOrigin } = options;
  const userAgent = 'Andon/0.1.0';
  const collector = createCollector({
    config,
    store,
    clock,
    log,
    userAgent,
    observe,
    servicesFound,
    ...(ownOrigin === undefined ? {} : { ownOrigin }),
  });
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await collector.stop();
    store.close();
  };
  onTestFinished(async () => {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  collector.start();

  /** Moves on to the target's next turn, then `thenMs` further, and waits for the answers of all attempts. */
  async function turn(target: string, { attemptCount = 1, thenMs = 0 } = {}): Promise<void> {
    const expected = attempts.length + attemptCount;
    const phase = phaseMs(target, TEAM, INTERVAL_MS);
    // The collector needs a moment to begin.
    await clock.advance(0);
    await clock.advance(untilPhaseMs(clock.nowMs(), phase, INTERVAL_MS));
    if (thenMs > 0) await clock.advance(thenMs);
    await clock.until(() => attempts.length >= expected);
    await clock.advance(0);
  }

  /** Targets in the order of their next turns. */
  const inOrder = (targets: readonly string[]) => {
    const delayMs = (target: string) =>
      untilPhaseMs(clock.nowMs(), phaseMs(target, TEAM, INTERVAL_MS), INTERVAL_MS);
    return [...targets].sort((a, b) => delayMs(a) - delayMs(b));
  };

  const lookup = (objective: string) => store.tallies.lookup(store.tallies.sliId('s', objective));
  const sum = (objective: string) => {
    const { good, total } = lookup(objective).sum(0, START_MS + 10 * 86_400_000);
    return { good, total };
  };
  function stateOf(target: string): TargetState {
    const found = store.targets.all().find((state) => state.target === target);
    if (found === undefined) throw new Error(`nothing is known of ${target}`);
    return found;
  }
  return { clock, store, collector, attempts, warned, turn, inOrder, sum, lookup, stateOf, close, dataDir };
}
