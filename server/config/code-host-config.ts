/** A host of repositories that is asked for commits and pull requests, with a token. */
export interface CodeHostConfig {
  readonly kind: 'github' | 'gitlab';
  /** Where repositories of it stand, e.g. `https://github.com`. */
  readonly webUrl: string;
  /** Where its API answers, e.g. `https://api.github.com`. */
  readonly apiUrl: string;
  readonly token: string | null;
}
