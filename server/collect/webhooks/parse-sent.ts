import secureJson from 'secure-json-parse';
import { sayDeliveryNote } from '#shared/delivery-note.ts';
import { Unreadable } from './sender.ts';

/** Deeper than any payload, and shallow enough for whatever walks it. */
const DEEPEST = 200;

const isWhole = (source: string): boolean => /^-?\d+$/.test(source);

/** Whole numbers that a double cannot hold stay as their digits. */
const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && isWhole(context?.source ?? '')
    ? context?.source
    : value;

const holdsLongNumber = (text: string): boolean => /\d{16}/.test(text);

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Level by level, so that depth costs no stack. */
function checkDepth(body: unknown): void {
  let level = [body].filter(isNested);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new Unreadable(`it is nested deeper than ${DEEPEST} levels`);
    const next: object[] = [];
    for (const value of level)
      for (const child of Object.values(value)) if (isNested(child)) next.push(child);
    level = next;
  }
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Unreadable(sayDeliveryNote('not-utf-8'));
  }
}

/** What GitHub puts into a form: the payload is the field of that name. */
function payloadOf(form: string): string {
  const payload = new URLSearchParams(form).get('payload');
  if (payload === null) throw new Unreadable('it is a form without a field "payload"');
  return payload;
}

function parseJson(text: string): unknown {
  try {
    return secureJson.parse(text, holdsLongNumber(text) ? keepDigits : undefined, {
      protoAction: 'error',
      constructorAction: 'error',
    });
  } catch {
    // What the parser says repeats the text.
    throw new Unreadable(sayDeliveryNote('not-json'));
  }
}

/**
 * The body that a sender sent: JSON, whatever its content type says, or a form with a field `payload`. Whole numbers
 * beyond 2^53 become their digits as text; of a key that stands twice the last counts.
 *
 * @throws Unreadable where it is neither, holds a `__proto__`, or is nested deeper than 200 levels
 * @example parseSent(Buffer.from('{"at":1700000000000000001}'), 'application/json') // { at: '1700000000000000001' }
 */
export function parseSent(body: Buffer, contentType: string): unknown {
  const text = textOf(body);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(contentType.trim());
  const parsed = parseJson(isForm ? payloadOf(text) : text);
  checkDepth(parsed);
  return parsed;
}
