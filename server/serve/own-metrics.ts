import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { SECOND_MS } from '#shared/units.ts';
import type { Attempt } from '../attempt.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { DeliveryOutcome } from '../hook-door.ts';
import type { Store } from '../store/store.ts';

/** Methods outside this list are counted as `other`: a label from the outside must be bounded (CVE-2022-21698). */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Gauges that the library names as counters, which `promtool check metrics` refuses. */
const misnamed = [
  'andon_nodejs_active_handles_total',
  'andon_nodejs_active_requests_total',
  'andon_nodejs_active_resources_total',
];

/** From a cached answer to a time-out. Seconds. */
const DURATION_BUCKETS = [0.005, 0.025, 0.1, 0.3, 1, 3, 10];

/** The process's own figures, in the format of the peers that scrape it. */
export interface OwnMetrics {
  readonly registry: Registry;
  countAttempt(attempt: Attempt): void;
  /** @param hook a name from the configuration, so that nobody outside can make labels */
  countDelivery(hook: string, outcome: DeliveryOutcome): void;
  /** Says up to which minute every objective was judged, and how long the judging took. */
  sayJudged(judgedToMs: number, durationSeconds: number): void;
}

export interface OwnMetricsDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly screenCount: () => number;
  readonly version: string;
}

function countRequests(app: FastifyInstance, registry: Registry): void {
  const requests = new Counter({
    name: 'andon_http_requests_total',
    help: 'Requests answered, by method, route template and status code.',
    labelNames: ['method', 'route', 'code'] as const,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'andon_http_request_duration_seconds',
    help: 'Time to answer a request.',
    labelNames: ['route'] as const,
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const method = methods.has(request.method) ? request.method : 'other';
    requests.inc({ method, route, code: String(reply.statusCode) });
    durations.observe({ route }, reply.elapsedTime / 1_000);
  });
}

function countAttempts(registry: Registry): OwnMetrics['countAttempt'] {
  const attempts = new Counter({
    name: 'andon_collect_attempts_total',
    help: 'Scrapes, probes and questions to servers, by how they went.',
    labelNames: ['kind', 'result'] as const,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'andon_collect_duration_seconds',
    help: 'Time that scrapes, probes and questions to servers took.',
    labelNames: ['kind'] as const,
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  return ({ kind, result, durationSeconds }) => {
    attempts.inc({ kind, result });
    durations.observe({ kind }, durationSeconds);
  };
}

function countDeliveries(registry: Registry): OwnMetrics['countDelivery'] {
  const deliveries = new Counter({
    name: 'andon_hook_deliveries_total',
    help: 'Deliveries to hooks: how they went at the door, and when they were read.',
    labelNames: ['hook', 'outcome'] as const,
    registers: [registry],
  });
  return (hook, outcome) => deliveries.inc({ hook, outcome });
}

function sayJudged(registry: Registry): OwnMetrics['sayJudged'] {
  const judgedTo = new Gauge({
    name: 'andon_watch_judged_to_timestamp_seconds',
    help: 'The minute up to which every objective was judged, as Unix time.',
    registers: [registry],
  });
  const duration = new Gauge({
    name: 'andon_watch_judging_duration_seconds',
    help: 'Time that the latest judging of all objectives took.',
    registers: [registry],
  });
  return (judgedToMs, durationSeconds) => {
    judgedTo.set(judgedToMs / SECOND_MS);
    duration.set(durationSeconds);
  };
}

function registerGauges(registry: Registry, { store, config, screenCount }: OwnMetricsDeps): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('andon_live_screens', 'Boards that listen to the live stream.', screenCount);
  gauge('andon_config_last_reload_successful', '1 when the latest configuration was taken.', () =>
    config.refused() === null ? 1 : 0,
  );
  gauge('andon_database_bytes', 'Size of the database file.', () => store.sizes().fileBytes);
  gauge('andon_database_wal_bytes', 'Size of the write-ahead log.', () => store.sizes().walBytes);
  gauge('andon_disk_free_bytes', 'Free space where the data folder is.', () => store.sizes().freeBytes);
}

function sayVersion(registry: Registry, version: string): void {
  new Gauge({
    name: 'andon_build_info',
    help: 'Always 1; the label says which version runs.',
    labelNames: ['version'] as const,
    registers: [registry],
  }).set({ version }, 1);
}

/** Registers the process's own figures, and counts every request that `app` answers. */
export function createOwnMetrics(app: FastifyInstance, deps: OwnMetricsDeps): OwnMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'andon_' });
  for (const name of misnamed) registry.removeSingleMetric(name);
  countRequests(app, registry);
  const countAttempt = countAttempts(registry);
  sayVersion(registry, deps.version);
  registerGauges(registry, deps);
  return {
    registry,
    countAttempt,
    countDelivery: countDeliveries(registry),
    sayJudged: sayJudged(registry),
  };
}
