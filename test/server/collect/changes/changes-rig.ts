import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Deployment } from '#shared/facts.ts';
import { createChangeResolver } from '../../../../server/collect/changes/change-resolver.ts';
import type { CodeHosts } from '../../../../server/collect/changes/code-hosts.ts';
import type { Config, ServiceConfig } from '../../../../server/config/config.ts';
import { openStore } from '../../../../server/store/open-store.ts';
import { createTestClock } from '../../../fakes/test-clock.ts';
import { configOf } from '../rig.ts';

/** Day `day` of January 2026 at noon UTC: the day on which repositories of these tests are committed to. */
export const noonMs = (day: number): number => Date.UTC(2026, 0, day, 12);
/** Later than anything that happens. */
const NOW_MS = Date.UTC(2026, 2, 1);

export const noHosts: CodeHosts = {
  knows: () => false,
  compare: async () => ({ problem: 'fetch-failed', detail: 'nobody is asked' }),
  files: async () => null,
  pull: async () => null,
  pullsWith: async () => [],
};

/** A configuration whose one service `s` is of a repository. */
export const serviceOf = (given: Partial<ServiceConfig>): Config => {
  const config = configOf({});
  return {
    ...config,
    production: ['production', 'us'],
    services: config.services.map((service) => ({ ...service, ...given })),
  };
};

export const deploymentOf = (id: string, day: number, given: Partial<Deployment> = {}): Deployment => ({
  service: 's',
  environment: 'production',
  id,
  finishedAtMs: noonMs(day),
  startedAtMs: null,
  result: 'success',
  version: null,
  sha: null,
  repository: null,
  automated: null,
  unplanned: null,
  fixesIncident: null,
  rollbackOf: null,
  url: null,
  source: 'api',
  ref: null,
  previousSha: null,
  ...given,
});

/** The resolver on a real store. */
export function createChangesRig(
  given: Partial<ServiceConfig>,
  hosts: CodeHosts = noHosts,
  dataDir?: string,
) {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'andon-changes-'));
  const clock = createTestClock(NOW_MS);
  const store = openStore({ dataDir: folder, nowMs: clock.nowMs });
  let config = serviceOf(given);
  const warned: unknown[] = [];
  const resolver = createChangeResolver({
    store,
    clock,
    hosts,
    log: { info: () => undefined, warn: (what: object) => warned.push(what) },
    config: () => config,
    variables: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await resolver.stop();
    store.close();
  };
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Lets the resolver do all there is; more than one turn where a fetch brought news. */
  async function settle(): Promise<void> {
    await clock.advance(20_000);
    await resolver.settle();
    await resolver.settle();
    if (warned.length > 0) throw warned[0];
  }

  const factsOf = () => store.deployments.facts(null, ['production', 'us']);
  /** By deployment: the first lines of its changes, oldest first. */
  const messages = () =>
    Object.fromEntries(
      factsOf().deployments.map(({ id }) => [
        id,
        factsOf()
          .changes.filter((change) => change.deploymentId === id)
          .map(({ message }) => message)
          .sort(),
      ]),
    );
  /** By deployment: where its changes come from, else what keeps them from being found. */
  const sources = () =>
    Object.fromEntries(
      store.changeLines
        .from('s', 0, ['production', 'us'], 1_000)
        .map(({ id, changesFrom, changesProblem }) => [id, changesProblem ?? changesFrom]),
    );
  return {
    store,
    clock,
    resolver,
    settle,
    messages,
    sources,
    close,
    folder,
    deploy: (...deployments: readonly Deployment[]) => {
      for (const deployment of deployments) store.deployments.upsert(deployment, null);
    },
    changes: () => factsOf().changes,
    change: (message: string) => factsOf().changes.find((one) => one.message === message),
    reconfigure(next: Partial<ServiceConfig>) {
      const before = config;
      config = serviceOf(next);
      resolver.reconfigure(before, config);
    },
  };
}
