import { repositoryKey } from '#shared/repository-key.ts';
import type { Commit, CommitsEvent } from '#shared/sender-event.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { Clock } from '../../../clock.ts';
import type { CodeHostConfig } from '../../../config/code-host-config.ts';
import type { HttpClient } from '../../http/http-client.ts';
import type { CodeHosts, HostRefusal } from '../code-hosts.ts';
import { hostedRepository } from '../service-setup.ts';
import { githubCode } from './github-code.ts';
import { gitlabCode } from './gitlab-code.ts';
import { createHostApi, type HostApi } from './host-api.ts';
import type { HostedCode } from './hosted-code.ts';

export interface CodeHostsOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** As the configuration in force has them. */
  readonly hosts: () => readonly CodeHostConfig[];
  /** Ends what is asked. */
  readonly signal: AbortSignal;
}

/** What a host refused once it refuses again for a while: a commit that is gone stays gone. */
const REMEMBERED_MS = 15 * MINUTE_MS;
const MOST_REMEMBERED = 2_000;

const toEvent = (
  repository: string,
  beforeSha: string,
  afterSha: string,
  commits: readonly Commit[],
): CommitsEvent => ({
  kind: 'commits',
  atMs: commits.at(-1)?.committedAtMs ?? 0,
  repository,
  toldBy: 'api',
  branch: null,
  isDefaultBranch: null,
  beforeSha,
  afterSha,
  isWhole: true,
  commits,
});

/** @example const hosts = createCodeHosts({ http, clock, hosts: () => config.codeHosts, signal }); */
export function createCodeHosts({ http, clock, hosts, signal }: CodeHostsOptions): CodeHosts {
  const apis = new Map<string, HostApi>();
  const refused = new Map<string, { readonly atMs: number; readonly refusal: HostRefusal }>();

  function codeOf(repository: string): HostedCode | null {
    const hosted = hostedRepository(hosts(), repository);
    if (hosted === null) return null;
    const { host, name } = hosted;
    const key = JSON.stringify(host);
    const api = apis.get(key) ?? createHostApi({ http, clock }, host);
    apis.set(key, api);
    return (host.kind === 'github' ? githubCode : gitlabCode)(api, repository, name, signal);
  }

  return {
    knows: (repository) => hostedRepository(hosts(), repository) !== null,
    async compare(repository, before, after) {
      const key = JSON.stringify([repositoryKey(repository), before, after]);
      const known = refused.get(key);
      if (known !== undefined && clock.monotonicMs() - known.atMs < REMEMBERED_MS) return known.refusal;
      const answer = await codeOf(repository)?.compare(before, after);
      if (answer === undefined)
        return { problem: 'fetch-failed', detail: 'no host of code is configured for it' };
      if (!('problem' in answer)) return toEvent(repository, before, after, answer);
      if (refused.size >= MOST_REMEMBERED) refused.clear();
      if (answer.problem !== 'rate-limited') refused.set(key, { atMs: clock.monotonicMs(), refusal: answer });
      return answer;
    },
    files: async (repository, sha) => (await codeOf(repository)?.files(sha)) ?? null,
    pull: async (repository, number) => (await codeOf(repository)?.pull(number)) ?? null,
    pullsWith: async (repository, sha) => (await codeOf(repository)?.pullsWith(sha)) ?? [],
  };
}
