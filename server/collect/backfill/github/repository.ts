import { type JsonObject, pick, textOf } from '../../code-host/pick.ts';
import type { BackfillQuestion, ToldItem } from '../backfill-part.ts';
import { type HostClient, HostRefusal } from '../host-client.ts';
import { toldId } from '../told-id.ts';

/** A repository of GitHub that is taken over. */
export interface GithubRepository {
  readonly question: BackfillQuestion;
  /** As bodies of webhooks name it. */
  readonly repository: JsonObject;
  /** Below the repository, with the query. */
  url(path: string, query?: Readonly<Record<string, string>>): string;
  /** A delivery with the body that GitHub would have sent. */
  told(event: string, key: readonly (string | null)[], body: JsonObject): ToldItem;
}

/** @example accountOf({ login: 'bot', type: 'Bot', id: 1 }) // { login: 'bot', type: 'Bot' } */
export const accountOf = (account: unknown): JsonObject | null =>
  textOf(account, 'login') === null ? null : pick(account, ['login', 'type']);

/** @throws HostRefusal where there is no such repository, or the token may not see it */
export const findRepository = async (
  question: BackfillQuestion,
  client: HostClient,
): Promise<GithubRepository> => {
  const path = question.repository.split('/').map(encodeURIComponent).join('/');
  const base = `${question.apiUrl}/repos/${path}`;
  const { body } = await client.page(base);
  const fullName = textOf(body, 'full_name');
  if (fullName === null) throw new HostRefusal(200, `${base} does not answer as GitHub does; see --api`);
  const repository = pick(body, ['id', 'name', 'full_name', 'html_url', 'default_branch']);
  return {
    question,
    repository,
    url: (below, query = {}) => `${base}${below}?${new URLSearchParams({ ...query, per_page: '100' })}`,
    told: (event, key, rest) => ({
      id: toldId(question.service, event, fullName, ...key),
      headers: { 'x-github-event': event },
      body: { ...rest, repository },
    }),
  };
};
