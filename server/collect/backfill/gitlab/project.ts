import { type JsonObject, pick, textOf } from '../../code-host/pick.ts';
import type { BackfillQuestion, ToldItem } from '../backfill-part.ts';
import { type HostClient, HostRefusal } from '../host-client.ts';
import { toldId } from '../told-id.ts';

/** A project of GitLab that is taken over. */
export interface GitlabProject {
  readonly question: BackfillQuestion;
  readonly webUrl: string;
  /** Below the project, with the query. */
  url(path: string, query?: Readonly<Record<string, string>>): string;
  /** A delivery with the body that GitLab would have sent. */
  told(kind: string, key: readonly (string | null)[], body: JsonObject): ToldItem;
}

/** Labels as GitLab's webhooks have them; its API lists their titles. */
export const labelsOf = (labels: unknown): JsonObject[] =>
  Array.isArray(labels)
    ? labels.filter((label) => typeof label === 'string').map((title) => ({ title }))
    : [];

/** @throws HostRefusal where there is no such project, or the token may not see it */
export const findProject = async (question: BackfillQuestion, client: HostClient): Promise<GitlabProject> => {
  const base = `${question.apiUrl}/projects/${encodeURIComponent(question.repository)}`;
  const { body } = await client.page(base);
  const [path, webUrl] = [textOf(body, 'path_with_namespace'), textOf(body, 'web_url')];
  if (path === null || webUrl === null)
    throw new HostRefusal(200, `${base} does not answer as GitLab does; see --api`);
  const project = pick(body, ['id', 'name', 'path_with_namespace', 'web_url', 'default_branch']);
  return {
    question,
    webUrl,
    url: (below, query = {}) => `${base}${below}?${new URLSearchParams({ ...query, per_page: '100' })}`,
    told: (kind, key, rest) => ({
      id: toldId(question.service, kind, path, ...key),
      body: { object_kind: kind, ...rest, project },
    }),
  };
};
