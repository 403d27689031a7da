/** The version that a package URL names, e.g. a tag, a digest or a commit; null where it names none. */
export interface PackageUrl {
  readonly name: string;
  readonly version: string | null;
  /** The version, where it is a commit. */
  readonly sha: string | null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Takes a package URL apart, as far as it matters; what is none is a name without a version.
 *
 * @see https://github.com/package-url/purl-spec
 * @example readPurl('pkg:oci/orders@sha256%3Aab12').version // 'sha256:ab12'
 */
export function readPurl(text: string): PackageUrl {
  const path = text.startsWith('pkg:') ? (text.slice(4).split(/[?#]/, 1)[0] ?? '') : text;
  // The name may hold an encoded `@`, and a scope a plain one at its beginning: the version stands after the last.
  const at = text.startsWith('pkg:') ? path.lastIndexOf('@') : -1;
  const version = at > path.lastIndexOf('/') ? decoded(path.slice(at + 1)) : null;
  const name = decoded((version === null ? path : path.slice(0, at)).split('/').at(-1) ?? '');
  return { name, version, sha: version !== null && /^[0-9a-f]{40}$/.test(version) ? version : null };
}
