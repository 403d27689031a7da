export type JsonObject = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list; none where it is no list. */
export const objectsOf = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/**
 * Those fields of an object that are there: what a body needs to be read, and nothing that changes from one call to
 * the next, so that the same again is the same delivery.
 */
export const pick = (object: unknown, names: readonly string[]): Record<string, unknown> => {
  if (!isRecord(object)) return {};
  return Object.fromEntries(names.flatMap((name) => (name in object ? [[name, object[name]]] : [])));
};

/** A field as text; null where it is neither text nor number. */
export const textOf = (object: unknown, name: string): string | null => {
  const value = isRecord(object) ? object[name] : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};

/** A field as epoch ms; null where it is no time. */
export const timeOf = (object: unknown, name: string): number | null => {
  const atMs = Date.parse(textOf(object, name) ?? '');
  return Number.isFinite(atMs) ? atMs : null;
};
