/** The version that a package URL names, e.g. a tag, a digest or a commit; null where it names none. */
export interface PackageUrl {
  readonly name: string;
  readonly version: string | null;
  /** The version, where it is a commit. */
  readonly sha: string | null;
}

/** What no artifact names. */
export const noPackage = { name: null, version: null, sha: null };

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Takes a package URL apart, as far as it matters, or the name of an image with its tag or digest; what is neither is
 * a name without a version.
 *
 * @see https://github.com/package-url/purl-spec
 * @example readPurl('pkg:oci/orders@sha256%3Aab12').version // 'sha256:ab12'
 * @example readPurl('registry.example:5000/shop/orders:1.4').version // '1.4'
 */
export function readPurl(text: string): PackageUrl {
  const path = text.startsWith('pkg:') ? (text.slice(4).split(/[?#]/, 1)[0] ?? '') : text;
  // A scope has an `@` and a registry a port of its own: the version stands in the last part.
  const part = path.slice(path.lastIndexOf('/') + 1);
  const end = part.includes('@') ? part.lastIndexOf('@') : part.lastIndexOf(':');
  const version = end > 0 && end < part.length - 1 ? decoded(part.slice(end + 1)) : null;
  // The name of an image may have a tag before its digest.
  const name = decoded(end > 0 ? (part.slice(0, end).split(':', 1)[0] ?? '') : part);
  return { name, version, sha: version !== null && /^[0-9a-f]{40}$/.test(version) ? version : null };
}
