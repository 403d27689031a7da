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

/** What a host said once it says again for a while: a commit that is gone stays gone, one without a request has none. */
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
  const answers = new Map<string, { readonly atMs: number; readonly answer: unknown }>();

  function apiOf(host: CodeHostConfig): HostApi {
    const key = JSON.stringify(host);
    const api = apis.get(key) ?? createHostApi({ http, clock, signal }, host);
    apis.set(key, api);
    return api;
  }

  /** Asks, unless the same was asked a while ago. What it could not be asked for is no answer. */
  async function ask<T>(
    repository: string,
    question: readonly string[],
    without: T,
    asked: (code: HostedCode) => Promise<T>,
    isKept: (answer: T) => boolean = () => true,
  ): Promise<T> {
    const hosted = hostedRepository(hosts(), repository);
    if (hosted === null) return without;
    const key = JSON.stringify([repositoryKey(repository), hosted.host, ...question]);
    const known = answers.get(key);
    if (known !== undefined && clock.monotonicMs() - known.atMs < REMEMBERED_MS) return known.answer as T;
    const api = apiOf(hosted.host);
    const code = hosted.host.kind === 'github' ? githubCode : gitlabCode;
    const answer = await asked(code(api, repository, hosted.name));
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    if (isKept(answer) && !api.isLeftAlone()) answers.set(key, { atMs: clock.monotonicMs(), answer });
    return answer;
  }

  return {
    knows: (repository) => hostedRepository(hosts(), repository) !== null,
    async compare(repository, before, after) {
      const answer = await ask<readonly Commit[] | HostRefusal>(
        repository,
        ['compare', before, after],
        { problem: 'fetch-failed', detail: 'no host of code is configured for it' },
        (code) => code.compare(before, after),
        // What it lists is kept in the store.
        (each) => 'problem' in each,
      );
      return 'problem' in answer ? answer : toEvent(repository, before, after, answer);
    },
    files: (repository, sha) => ask(repository, ['files', sha], null, (code) => code.files(sha)),
    pull: (repository, number) => ask(repository, ['pull', number], null, (code) => code.pull(number)),
    pullsWith: (repository, sha) => ask(repository, ['pulls', sha], [], (code) => code.pullsWith(sha)),
  };
}
