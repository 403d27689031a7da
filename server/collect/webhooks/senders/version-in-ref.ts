/** No tag is longer, and looking for a version in a longer text would take long. */
const MOST_CHARACTERS = 256;

/**
 * The version that a tag or branch names; null where it names none.
 *
 * @example versionIn('v1.4.2') // 'v1.4.2'
 * @example versionIn('refs/tags/orders-1.4') // 'orders-1.4'
 * @example versionIn('main') // null
 */
export function versionIn(ref: string | null): string | null {
  const name = ref?.replace(/^refs\/(?:tags|heads)\//, '') ?? '';
  if (name.length > MOST_CHARACTERS) return null;
  return /^(?:[\w.-]+[-@/])?v?\d+\.\d+[\w.+-]*$/.test(name) || /^v\d+$/.test(name) ? name : null;
}
