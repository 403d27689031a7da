/** What caused an incident: a deployment by its id, or a commit. */
export type Cause = { readonly deployment: string } | { readonly sha: string };

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/**
 * What a text names as the cause of an incident: a whole commit hash or `sha:COMMIT` is a commit, anything else the
 * id of a deployment. Null where it is blank.
 *
 * @example readCause('sha:9fceb02') // { sha: '9fceb02' }
 * @example readCause('4711') // { deployment: '4711' }
 */
export const readCause = (text: string): Cause | null => {
  const said = text.trim();
  const sha = /^sha:\s*(\S+)$/i.exec(said)?.[1] ?? (commit.test(said) ? said : undefined);
  if (sha !== undefined) return { sha };
  return said === '' ? null : { deployment: said };
};
