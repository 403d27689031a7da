import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startPrometheus } from '../systems/prometheus.ts';

/** A page that can be broken, and a Prometheus with a rule that says so. */
export interface RuleSite {
  setBroken(isBroken: boolean): void;
  /** Since when Prometheus holds the alert to be active; null where it does not. */
  activeAt(): Promise<string | null>;
  stop(): Promise<void>;
}

const rule = {
  groups: [
    {
      name: 'orders',
      interval: '1s',
      rules: [
        {
          alert: 'Broken',
          expr: 'broken == 1',
          labels: { service: 'orders', severity: 'critical' },
          annotations: { summary: 'The page is broken' },
        },
      ],
    },
  ],
};

const config = (alertmanagerUrl: string, page: string, ruleFile: string): object => ({
  global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
  rule_files: [ruleFile],
  alerting: { alertmanagers: [{ static_configs: [{ targets: [new URL(alertmanagerUrl).host] }] }] },
  scrape_configs: [{ job_name: 'orders', static_configs: [{ targets: [page] }] }],
});

/** Starts both, with every interval at a second. */
export async function startRuleSite(alertmanagerUrl: string, folder: string): Promise<RuleSite> {
  mkdirSync(folder, { recursive: true });
  let isBroken = false;
  const server = createServer((_, answer) => answer.end(`broken ${isBroken ? 1 : 0}\n`)).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const ruleFile = join(folder, 'rule.yml');
  // JSON is YAML.
  writeFileSync(ruleFile, JSON.stringify(rule));
  const page = `127.0.0.1:${address.port}`;
  const prometheus = await startPrometheus(JSON.stringify(config(alertmanagerUrl, page, ruleFile)), folder);
  return {
    setBroken(next) {
      isBroken = next;
    },
    async activeAt() {
      const { data } = await (await fetch(`${prometheus.url}/api/v1/alerts`)).json();
      return data.alerts[0]?.activeAt ?? null;
    },
    async stop() {
      await prometheus.program.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}
