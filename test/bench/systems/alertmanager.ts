import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type Program, startProgram } from './program.ts';

const PROGRAM = 'prometheus-alertmanager';

/** Where it is to send alerts, and how it shows who it is. */
export interface AlertReceiver {
  readonly url: string;
  readonly token: string;
}

/** An alert as Prometheus sends it to Alertmanager. */
export interface PostedAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly startsAt: string;
  /** Of one that is over. */
  readonly endsAt?: string;
}

export interface RunningAlertmanager {
  readonly url: string;
  /** What it wrote of itself. */
  output(): string;
  post(alerts: readonly PostedAlert[]): Promise<void>;
  /** SIGTERM, then the same port and storage again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** As short as it goes, so that repeats come while one looks. All alerts of a service are one group. */
const config = ({ url, token }: AlertReceiver): object => ({
  route: {
    receiver: 'andon',
    group_by: ['service'],
    group_wait: '0s',
    group_interval: '1s',
    repeat_interval: '2s',
  },
  receivers: [
    {
      name: 'andon',
      webhook_configs: [
        { url, send_resolved: true, http_config: { authorization: { type: 'Bearer', credentials: token } } },
      ],
    },
  ],
});

/** Debian's Alertmanager on a free port, alone, with one receiver. */
export async function startAlertmanager(
  receiver: AlertReceiver,
  folder: string,
): Promise<RunningAlertmanager> {
  mkdirSync(folder, { recursive: true });
  const url = `http://127.0.0.1:${await freePort()}`;
  const file = join(folder, 'alertmanager.yml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(config(receiver)));
  const words = [
    `--config.file=${file}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=${new URL(url).host}`,
    '--cluster.listen-address=',
    '--log.level=warn',
  ];
  async function start(): Promise<Program> {
    const program = startProgram(PROGRAM, words, join(folder, 'log'));
    await program.ready(`${url}/-/ready`);
    return program;
  }
  let program = await start();
  return {
    url,
    output: () => program.output(),
    async post(alerts) {
      const answer = await fetch(`${url}/api/v2/alerts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alerts),
      });
      if (!answer.ok) throw new Error(`Alertmanager refuses alerts: ${await answer.text()}`);
    },
    async restart() {
      await program.stop();
      program = await start();
    },
    stop: () => program.stop(),
  };
}
