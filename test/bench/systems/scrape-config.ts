import { AGREED_NAME, type ScrapeJob } from './system.ts';

/** A job as the `scrape_configs` of Prometheus, which VictoriaMetrics reads too. JSON is YAML. */
export function scrapeConfig({ targets, intervalSeconds, keep }: ScrapeJob): string {
  const interval = `${intervalSeconds}s`;
  const keepAgreed = { source_labels: ['__name__'], regex: AGREED_NAME, action: 'keep' };
  return JSON.stringify({
    global: { scrape_interval: interval, scrape_timeout: interval },
    scrape_configs: [
      {
        job_name: 'bench',
        static_configs: targets.map(({ service, address }) => ({ targets: [address], labels: { service } })),
        metric_relabel_configs: keep === 'agreed' ? [keepAgreed] : [],
      },
    ],
  });
}
