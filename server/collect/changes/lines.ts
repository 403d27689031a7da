import { repositoryKey } from '#shared/repository-key.ts';
import type { LineDeployment } from '../../store/change-lines.ts';
import type { ServiceSetup } from './service-setup.ts';

/** A deployment with what is known of its commit. */
export interface Placed {
  readonly deployment: LineDeployment;
  /** Whether its changes are to be found now; others are only what went before. */
  readonly isAsked: boolean;
  /** Its commit in the clone; null where there is no clone, or no such commit in it. */
  readonly cloned: string | null;
  /** What ran before it by its teller's word, in the clone. */
  readonly clonedPrevious: string | null;
}

/** The deployments of one service to one environment from one repository, oldest first. */
export interface Line {
  /** Whether it is the repository that the configuration names. */
  readonly isOwn: boolean;
  /** Address of its repository; null where nobody says. */
  readonly repository: string | null;
  readonly placed: readonly Placed[];
  /** What went to other environments before this line began: a first deployment here starts from there. */
  readonly beforeFirst: readonly Placed[];
}

/** Whether a deployment says anything by which its commit could be found. */
export const namesCommit = ({ sha, version, ref }: LineDeployment): boolean =>
  sha !== null || version !== null || ref !== null;

/** Names under which a clone may know the commit of a deployment, the surest first. A branch moves on: it is none. */
export function commitNames({ sha, version, ref }: LineDeployment): readonly string[] {
  if (sha !== null) return [sha];
  const tag = /^refs\/tags\/(.+)$/.exec(ref ?? '')?.[1] ?? ref;
  const names = [tag, version, version === null ? null : `v${version}`];
  return [...new Set(names)].flatMap((name) => (name === null ? [] : `refs/tags/${name}`));
}

/** Puts the deployments of a service into lines. @param ownKeys keys of the repository that the configuration names */
export function linesOf(
  placed: readonly Placed[],
  { repository }: ServiceSetup,
  ownKeys: ReadonlySet<string>,
): Line[] {
  const lines = new Map<string, { -readonly [Key in keyof Line]: Line[Key] } & { placed: Placed[] }>();
  for (const [place, one] of placed.entries()) {
    const told = one.deployment.repository;
    const isOwn = told === null || ownKeys.has(repositoryKey(told));
    const name = isOwn ? null : repositoryKey(told ?? '');
    const key = JSON.stringify([one.deployment.environment, name]);
    let line = lines.get(key);
    if (line === undefined) {
      const sameRepository = (other: Placed) =>
        isOwn
          ? other.deployment.repository === null || ownKeys.has(repositoryKey(other.deployment.repository))
          : repositoryKey(other.deployment.repository ?? '') === name;
      line = {
        isOwn,
        repository: isOwn ? (told ?? repository) : told,
        placed: [],
        beforeFirst: placed.slice(0, place).filter(sameRepository),
      };
      lines.set(key, line);
    }
    line.placed.push(one);
  }
  return [...lines.values()];
}

/** What a line's deployment is measured from: those before it, else what other environments had before it. */
export function earlierThan({ placed, beforeFirst }: Line, place: number): readonly Placed[] {
  return place === 0 ? beforeFirst : placed.slice(0, place);
}
