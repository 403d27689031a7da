/** What keeps a repository from being read. */
export type GitProblemKind = 'no-git' | 'not-a-repository' | 'shallow' | 'no-tags' | 'failed';

/** A repository that cannot be imported, with a sentence that says what to do. */
export class GitProblem extends Error {
  readonly kind: GitProblemKind;

  constructor(kind: GitProblemKind, message: string) {
    super(message);
    this.name = 'GitProblem';
    this.kind = kind;
  }
}
