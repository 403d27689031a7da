import { type JsonObject, pick, textOf, timeOf } from '../../code-host/pick.ts';
import { allPages } from '../all-pages.ts';
import type { BackfillPart, ToldItem } from '../backfill-part.ts';
import type { HostClient } from '../host-client.ts';
import { createRangeChain } from '../range-chain.ts';
import { toldRange } from './compare.ts';
import { accountOf, type GithubRepository } from './repository.ts';

const bodyOfDeployment = (found: JsonObject): JsonObject => ({
  ...pick(found, ['id', 'sha', 'ref', 'task', 'payload', 'environment', 'created_at']),
  ...pick(found, ['transient_environment', 'production_environment']),
  creator: accountOf(found.creator),
  ...(textOf(found.performed_via_github_app, 'id') === null
    ? {}
    : { performed_via_github_app: pick(found.performed_via_github_app, ['id', 'slug']) }),
});

const bodyOfStatus = (found: JsonObject): JsonObject => ({
  ...pick(found, ['id', 'state', 'created_at', 'environment', 'log_url', 'target_url']),
  creator: accountOf(found.creator),
});

/**
 * Deployments with all their statuses and, with `withCommits`, the commits between each that succeeded and the one
 * before it in its environment.
 */
export const deploymentsPart = (
  repository: GithubRepository,
  client: HostClient,
  withCommits: boolean,
): BackfillPart => {
  const { sinceMs, environment } = repository.question;

  const toldOf = (found: JsonObject, statuses: readonly JsonObject[]): ToldItem[] => {
    const [deployment, id] = [bodyOfDeployment(found), textOf(found, 'id')];
    return [
      repository.told('deployment', [id], { action: 'created', deployment }),
      ...statuses.map((status) =>
        repository.told('deployment_status', [id, textOf(status, 'id')], {
          action: 'created',
          deployment_status: bodyOfStatus(status),
          deployment,
        }),
      ),
    ];
  };

  const rangeTo = async (after: string | null, sha: string): Promise<ToldItem[]> => {
    if (!withCommits || after === null) return [];
    const range = await toldRange(repository, client, sha, after);
    return range === null ? [] : [range];
  };

  return {
    name: 'deployments',
    firstPage: repository.url('/deployments', environment === null ? {} : { environment }),
    async read(objects, before) {
      const items: ToldItem[] = [];
      const chain = createRangeChain(before);
      let olderCount = 0;
      for (const found of objects) {
        const [id, sha, place] = [textOf(found, 'id'), textOf(found, 'sha'), textOf(found, 'environment')];
        const atMs = timeOf(found, 'created_at');
        if (id === null || sha === null || place === null || atMs === null) continue;
        const isOlder = sinceMs !== null && atMs < sinceMs;
        if (isOlder) olderCount += 1;
        // An older one is only wanted as what ran before the first that is asked for.
        if (isOlder && !chain.waitsFor(place)) continue;
        const statuses = await allPages(client, repository.url(`/deployments/${id}/statuses`));
        if (!isOlder) items.push(...toldOf(found, statuses));
        if (!statuses.some((status) => textOf(status, 'state') === 'success')) continue;
        items.push(...(await rangeTo(chain.shaAfter({ place, atMs, sha }), sha)));
        if (isOlder) chain.end(place);
      }
      // That is looked for no further than over a whole page.
      const isEnd = olderCount > 0 && (olderCount === objects.length || !chain.waits());
      return { items, memory: chain.memory(), isEnd };
    },
  };
};
