import type { Fields } from '../fields.ts';

/** Where what was deployed comes from; each part null where it is not said. */
export interface DeployedSource {
  readonly repository: string | null;
  readonly revision: string | null;
  /** What was asked for: a branch, a tag, a version of a chart. */
  readonly target: string | null;
}

/** Whether a revision is a commit; one of a chart is its version. */
export const isCommit = (revision: string | null): revision is string =>
  revision !== null && /^[0-9a-f]{40,64}$/.test(revision);

/** Of several sources the first one that a commit was deployed of, else the first. */
export function deployedSource(body: Fields): DeployedSource {
  const deployed = body.object('deployed');
  const several = body.list('sources');
  const one = body.object('source');
  const revisions =
    several.length > 0 ? (deployed?.texts('revisions') ?? []) : [deployed?.text('revision') ?? null];
  const all = (several.length > 0 ? several : one === null ? [] : [one]).map((source, index) => ({
    repository: source.text('repoURL'),
    revision: revisions[index] ?? null,
    target: source.text('targetRevision'),
  }));
  return (
    all.find(({ revision }) => isCommit(revision)) ??
    all[0] ?? { repository: null, revision: null, target: null }
  );
}
