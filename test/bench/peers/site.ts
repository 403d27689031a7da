import { type CounterExporter, startCounterExporter } from '../exporters/counter-exporter.ts';
import { startBlackboxExporter, startNodeExporter } from '../exporters/debian-exporters.ts';
import { AGREED_NAME } from '../systems/system.ts';

/** A counter that is compared, and the label value of its bad series. */
export interface ComparedCounter {
  readonly name: string;
  readonly badLabel: readonly [name: string, value: string];
}

/** One page that both Andon and Prometheus scrape. */
export interface SitePage {
  readonly service: string;
  readonly address: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Null for none. */
  readonly counter: ComparedCounter | null;
  /** A gauge of 0 or 1 to compare; null for none. */
  readonly gauge: string | null;
  /** Its own record of what it served; null for those that are not ours. */
  readonly exporter: CounterExporter | null;
}

/** Everything that is scraped. */
export interface Site {
  readonly pages: readonly SitePage[];
  /** What is not installed. */
  readonly missing: readonly string[];
  /** The exporter that goes down. */
  readonly fragile: CounterExporter;
  stop(): Promise<void>;
}

const plain = { path: '/metrics', query: {}, counter: null, gauge: null, exporter: null };
const requests = { name: AGREED_NAME, badLabel: ['code', '503'] } as const;
const cpu = { name: 'node_cpu_seconds_total', badLabel: ['mode', 'iowait'] } as const;

/** @param folder for the files of the exporters */
export async function startSite(folder: string): Promise<Site> {
  const steady = await startCounterExporter();
  const fragile = await startCounterExporter();
  const node = await startNodeExporter(folder);
  const blackbox = await startBlackboxExporter(folder);
  const pages: SitePage[] = [
    { ...plain, service: 'steady', address: steady.address, counter: requests, exporter: steady },
    { ...plain, service: 'fragile', address: fragile.address, counter: requests, exporter: fragile },
  ];
  if (node !== null) pages.push({ ...plain, service: 'node', address: node.address, counter: cpu });
  if (blackbox !== null)
    pages.push({
      ...plain,
      service: 'probed',
      address: blackbox.address,
      path: '/probe',
      query: { module: 'http', target: `http://${fragile.address}/metrics` },
      gauge: 'probe_success',
    });
  return {
    pages,
    fragile,
    missing: [
      ...(node ? [] : ['prometheus-node-exporter']),
      ...(blackbox ? [] : ['prometheus-blackbox-exporter']),
    ],
    async stop() {
      await Promise.all([steady.kill(), fragile.kill(), node?.program.stop(), blackbox?.program.stop()]);
    },
  };
}

/** The site as the `services` of an `andon.yaml`. */
export function andonServices({ pages }: Site, intervalSeconds: number): object[] {
  return pages.map(({ service, address, path, query, counter, gauge }) => {
    const url = new URL(`http://${address}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const scrape = { targets: [url.href], interval: `${intervalSeconds}s` };
    const objectives: object[] = [{ id: 'reachability', scrape }];
    if (counter !== null) {
      const bad = `${counter.name}{${counter.badLabel[0]}="${counter.badLabel[1]}"}`;
      objectives.push({ id: 'counted', scrape: { ...scrape, total: counter.name, bad } });
    }
    if (gauge !== null) objectives.push({ id: 'answers', scrape: { ...scrape, gauge } });
    return { id: service, objectives };
  });
}

/** The site as a `prometheus.yml`. JSON is YAML. */
export function prometheusConfig({ pages }: Site, intervalSeconds: number): string {
  const interval = `${intervalSeconds}s`;
  return JSON.stringify({
    global: { scrape_interval: interval, scrape_timeout: interval },
    scrape_configs: pages.map(({ service, address, path, query }) => ({
      job_name: service,
      metrics_path: path,
      params: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
      static_configs: [{ targets: [address], labels: { service } }],
    })),
  });
}
