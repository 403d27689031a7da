import type { LineDeployment } from '../../store/change-lines.ts';
import { findCommits } from '../git/find-commits.ts';
import type { Git } from '../git/run-git.ts';
import { commitNames, type Placed } from './lines.ts';

/** What each name stands for in a clone, each asked once. */
async function lookUp(git: Git, names: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(names)];
  const found = await findCommits(git, asked);
  return new Map(asked.flatMap((name, index) => (found[index] ? [[name, found[index]] as const] : [])));
}

const previousNames = ({ previousSha }: LineDeployment): readonly string[] =>
  previousSha === null ? [] : [previousSha];

/** Finds the commits of deployments in a clone. @param git null where there is none */
export async function placeDeployments(
  git: Git | null,
  deployments: readonly LineDeployment[],
  isAsked: (deployment: LineDeployment) => boolean,
): Promise<Placed[]> {
  const names = deployments.flatMap((each) => [...commitNames(each), ...previousNames(each)]);
  const commits = git === null ? new Map<string, string>() : await lookUp(git, names);
  const firstKnown = (wanted: readonly string[]): string | null =>
    wanted.flatMap((name) => commits.get(name) ?? [])[0] ?? null;
  return deployments.map((deployment) => ({
    deployment,
    isAsked: isAsked(deployment),
    cloned: firstKnown(commitNames(deployment)),
    clonedPrevious: firstKnown(previousNames(deployment)),
  }));
}
