import { isoInstant } from '#shared/time.ts';
import { type JsonObject, pick, textOf } from '../../code-host/pick.ts';
import { allPages } from '../all-pages.ts';
import type { BackfillPart, ToldItem } from '../backfill-part.ts';
import type { HostClient } from '../host-client.ts';
import { type GitlabProject, labelsOf } from './project.ts';

const fields = ['id', 'iid', 'title', 'description', 'state', 'created_at', 'updated_at', 'closed_at'];

const bodyOf = (found: JsonObject): JsonObject => ({
  ...pick(found, [...fields, 'confidential', 'severity']),
  type: textOf(found, 'issue_type') ?? textOf(found, 'type'),
  labels: labelsOf(found.labels),
  url: textOf(found, 'web_url'),
});

/** When it was closed and reopened, oldest first: the issue itself knows only the last of it. */
const readTurns = async ({ url }: GitlabProject, client: HostClient, iid: string): Promise<JsonObject[]> => {
  const turns = await allPages(client, url(`/issues/${iid}/resource_state_events`));
  return turns.filter((turn) => ['closed', 'reopened'].includes(textOf(turn, 'state') ?? ''));
};

/** What GitLab would have sent as it was closed and reopened. */
const toldTurns = ({ told }: GitlabProject, issue: JsonObject, turns: readonly JsonObject[]): ToldItem[] => {
  let closedAt: string | null = null;
  return turns.map((turn) => {
    const [isClosed, at] = [textOf(turn, 'state') === 'closed', textOf(turn, 'created_at')];
    if (isClosed) closedAt = at;
    const then = { state: isClosed ? 'closed' : 'opened', closed_at: closedAt, updated_at: at };
    return told('issue', [textOf(issue, 'iid'), textOf(turn, 'id')], {
      object_attributes: { ...issue, ...then, action: isClosed ? 'close' : 'reopen' },
    });
  });
};

/**
 * Issues that are incidents, with each time that they were closed and reopened.
 *
 * @param which what they are found by: their type, or a label
 */
export const incidentsPart = (
  project: GitlabProject,
  client: HostClient,
  which: { readonly name: string; readonly query: Readonly<Record<string, string>> },
): BackfillPart => {
  const { sinceMs } = project.question;
  const query = { scope: 'all', order_by: 'updated_at', sort: 'desc', ...which.query };
  return {
    name: which.name,
    firstPage: project.url('/issues', {
      ...query,
      ...(sinceMs === null ? {} : { updated_after: isoInstant(sinceMs) }),
    }),
    async read(objects, memory) {
      const items: ToldItem[] = [];
      for (const found of objects) {
        const iid = textOf(found, 'iid');
        if (iid === null) continue;
        const issue = bodyOf(found);
        const turns = await readTurns(project, client, iid);
        items.push(
          project.told('issue', [iid, textOf(found, 'updated_at')], {
            object_attributes: { ...issue, action: 'update' },
          }),
          ...toldTurns(project, issue, turns),
        );
      }
      return { items, memory, isEnd: false };
    },
  };
};
