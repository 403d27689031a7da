import { isoInstant } from '#shared/time.ts';
import { type JsonObject, objectsOf, pick, textOf } from '../../code-host/pick.ts';
import { allPages } from '../all-pages.ts';
import type { BackfillPart, ToldItem } from '../backfill-part.ts';
import type { HostClient } from '../host-client.ts';
import { accountOf, type GithubRepository } from './repository.ts';

const fields = ['number', 'title', 'body', 'state', 'state_reason', 'created_at', 'updated_at', 'closed_at'];

const bodyOf = (found: JsonObject): JsonObject => ({
  ...pick(found, [...fields, 'html_url']),
  labels: objectsOf(found.labels).map((label) => pick(label, ['name'])),
  user: accountOf(found.user),
});

/** When it was closed and reopened, oldest first: the issue itself knows only the last of it. */
const readTurns = async (
  { url }: GithubRepository,
  client: HostClient,
  number: string,
): Promise<JsonObject[]> => {
  const turns = await allPages(client, url(`/issues/${number}/events`));
  return turns.filter((turn) => ['closed', 'reopened'].includes(textOf(turn, 'event') ?? ''));
};

/** What GitHub would have sent as it was closed and reopened. */
const toldTurns = (
  repository: GithubRepository,
  issue: JsonObject,
  turns: readonly JsonObject[],
): ToldItem[] => {
  let closedAt: string | null = null;
  return turns.map((turn) => {
    const [action, at] = [textOf(turn, 'event') ?? '', textOf(turn, 'created_at')];
    if (action === 'closed') closedAt = at;
    const state = action === 'closed' ? 'closed' : 'open';
    return repository.told('issues', [textOf(issue, 'number'), textOf(turn, 'id')], {
      action,
      issue: { ...issue, state, closed_at: closedAt, updated_at: at },
    });
  });
};

/** Issues with the label of incidents, with each time that they were closed and reopened. */
export const incidentsPart = (repository: GithubRepository, client: HostClient): BackfillPart => {
  const { sinceMs, incidentLabel } = repository.question;
  const query = { labels: incidentLabel, state: 'all', sort: 'updated', direction: 'desc' };
  return {
    name: 'incidents',
    firstPage: repository.url('/issues', {
      ...query,
      ...(sinceMs === null ? {} : { since: isoInstant(sinceMs) }),
    }),
    async read(objects, memory) {
      const items: ToldItem[] = [];
      for (const found of objects) {
        const number = textOf(found, 'number');
        // The list of issues has pull requests in it.
        if (number === null || 'pull_request' in found) continue;
        const issue = bodyOf(found);
        const turns = await readTurns(repository, client, number);
        items.push(
          repository.told('issues', [number, textOf(found, 'updated_at')], { action: 'edited', issue }),
        );
        items.push(...toldTurns(repository, issue, turns));
      }
      return { items, memory, isEnd: false };
    },
  };
};
