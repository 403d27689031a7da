const token = (written: string): string => written.replaceAll('~1', '/').replaceAll('~0', '~');

function step(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/**
 * The value at an RFC 6901 JSON pointer; null where it leads nowhere. The empty pointer is the value itself.
 *
 * @example followPointer({ a: [{ b: 1 }] }, '/a/0/b') // 1
 */
export const followPointer = (value: unknown, pointer: string): unknown =>
  pointer === ''
    ? value
    : (pointer
        .replace(/^\//, '')
        .split('/')
        .reduce<unknown>((at, written) => step(at, token(written)), value) ?? null);
