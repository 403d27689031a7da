import type { PullRequest, PullRequestEvent } from '#shared/sender-event.ts';
import type { Told } from './told-events.ts';

/**
 * A pull request as it stands: the latest event counts, and what that does not know comes from those before it. Null
 * for no events.
 *
 * @param told events of one pull request, in whatever order
 */
export function foldPullRequest(told: readonly Told<PullRequestEvent>[]): PullRequest | null {
  const sorted = told
    .map(({ event }) => ({ event, text: JSON.stringify(event) }))
    .toSorted((a, b) => a.event.atMs - b.event.atMs || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const [first] = sorted;
  if (first === undefined) return null;
  const known = sorted.map(({ event }) =>
    Object.fromEntries(Object.entries(event.pullRequest).filter(([, value]) => value !== null)),
  );
  return Object.assign({}, first.event.pullRequest, ...known);
}
