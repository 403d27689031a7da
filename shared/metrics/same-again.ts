import type { Deployment } from '../facts.ts';

/**
 * Whether the same thing went out again: by its commit where both tell one, else by its version.
 *
 * @returns false where nothing of it is told
 * @example isSameAgain({ version: 'main', sha: '1a2b3c4' }, { version: 'main', sha: '5d6e7f8' }) // false
 */
export function isSameAgain(
  deployment: Pick<Deployment, 'version' | 'sha'>,
  before: Pick<Deployment, 'version' | 'sha'>,
): boolean {
  if (deployment.sha !== null && before.sha !== null)
    return deployment.sha.toLowerCase() === before.sha.toLowerCase();
  return deployment.version !== null && deployment.version === before.version;
}
