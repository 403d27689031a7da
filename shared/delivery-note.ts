/**
 * What is often to be said of a delivery, by stable keys: the server keeps and answers it in English, the screens say it
 * in the reader's language. What stands between braces is filled in.
 */
const templates = {
  future: 'tells of a time in the future',
  'left-out': '{count} alerts were left out: {program} sends no more than its max_alerts in one body',
  'no-service': 'names what is no configured service: {names}',
  'no-time-line': 'the line "{line}" is no time with its time zone, and is not read',
  'severity-none': 'alerts of severity "none" are no incidents',
  otherwise: 'it is not as this sender sends it',
  'not-utf-8': 'it is not UTF-8',
  'not-json': 'it is not JSON, or has a key that no payload has',
  'no-group': 'the body is no group of alerts of {program}, version {version}',
  'other-type': '{place} is {found}, not {wanted}',
} as const;
export type DeliveryNoteKey = keyof typeof templates;

export interface DeliveryNote {
  readonly key: DeliveryNoteKey;
  /** By the names between braces. */
  readonly values: Readonly<Record<string, string>>;
}

const keys = Object.keys(templates) as DeliveryNoteKey[];

const patterns = keys.map((key) => {
  const source = templates[key]
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>.+?)`);
  return { key, pattern: new RegExp(`^${source}$`, 'u') };
});

/**
 * The English line of a note.
 *
 * @throws RangeError where a value is missing
 * @example sayDeliveryNote('no-service', { names: 'orders' }) // 'names what is no configured service: orders'
 */
export const sayDeliveryNote = (key: DeliveryNoteKey, values: DeliveryNote['values'] = {}): string =>
  templates[key].replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`note ${key} lacks ${name}`);
    return value;
  });

/** The note that an English line says; null for any other line. */
export function readDeliveryNote(line: string): DeliveryNote | null {
  for (const { key, pattern } of patterns) {
    const match = pattern.exec(line);
    if (match !== null) return { key, values: { ...match.groups } };
  }
  return null;
}
