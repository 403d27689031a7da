import { isRecord, type JsonObject, textOf, timeOf } from '../../code-host/pick.ts';
import type { BackfillPart, ToldItem } from '../backfill-part.ts';
import type { HostClient } from '../host-client.ts';
import { createRangeChain } from '../range-chain.ts';
import { toldRange } from './compare.ts';
import type { GitlabProject } from './project.ts';

const finished = ['success', 'failed', 'canceled'];

/** What stays the same over all that happens to a deployment. */
const bodyOf = (found: JsonObject, webUrl: string): JsonObject => {
  const [sha, job] = [textOf(found, 'sha') ?? '', textOf(found.deployable, 'id')];
  return {
    deployment_id: found.id,
    environment: textOf(found.environment, 'name'),
    ref: textOf(found, 'ref'),
    short_sha: sha.slice(0, 8),
    commit_url: `${webUrl}/-/commit/${sha}`,
    ...(job === null ? {} : { deployable_id: Number(job), deployable_url: `${webUrl}/-/jobs/${job}` }),
  };
};

/** How it began and how it ended, as GitLab would have sent both. */
const toldOf = ({ told, webUrl }: GitlabProject, found: JsonObject): ToldItem[] => {
  const [id, status] = [textOf(found, 'id'), textOf(found, 'status') ?? ''];
  const job = isRecord(found.deployable) ? found.deployable : {};
  const begun = textOf(job, 'started_at');
  const happened = [
    ...(begun === null ? [] : [['running', begun] as const]),
    ...(finished.includes(status)
      ? [[status, textOf(job, 'finished_at') ?? textOf(found, 'updated_at')] as const]
      : []),
  ];
  return happened.map(([name, at]) =>
    told('deployment', [id, name], { status: name, status_changed_at: at, ...bodyOf(found, webUrl) }),
  );
};

/**
 * Deployments and, with `withCommits`, the commits between each that succeeded and the one before it in its
 * environment.
 */
export const deploymentsPart = (
  project: GitlabProject,
  client: HostClient,
  withCommits: boolean,
): BackfillPart => {
  const { sinceMs, environment } = project.question;
  const newestFirst = { order_by: 'id', sort: 'desc' };

  const rangeTo = async (after: string | null, sha: string): Promise<ToldItem[]> => {
    if (!withCommits || after === null) return [];
    const range = await toldRange(project, client, sha, after);
    return range === null ? [] : [range];
  };

  return {
    name: 'deployments',
    firstPage: project.url('/deployments', {
      ...newestFirst,
      ...(environment === null ? {} : { environment }),
    }),
    async read(objects, before) {
      const items: ToldItem[] = [];
      const chain = createRangeChain(before);
      let olderCount = 0;
      for (const found of objects) {
        const [sha, place] = [textOf(found, 'sha'), textOf(found.environment, 'name')];
        const atMs = timeOf(found, 'created_at');
        if (sha === null || place === null || atMs === null) continue;
        const isOlder = sinceMs !== null && atMs < sinceMs;
        if (isOlder) olderCount += 1;
        // An older one is only wanted as what ran before the first that is asked for.
        if (isOlder && !chain.waitsFor(place)) continue;
        if (!isOlder) items.push(...toldOf(project, found));
        if (textOf(found, 'status') !== 'success') continue;
        items.push(...(await rangeTo(chain.shaAfter({ place, atMs, sha }), sha)));
        if (isOlder) chain.end(place);
      }
      // That is looked for no further than over a whole page.
      const isEnd = olderCount > 0 && (olderCount === objects.length || !chain.waits());
      return { items, memory: chain.memory(), isEnd };
    },
  };
};
