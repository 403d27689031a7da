import { Unreadable } from '../../sender.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { followPointer } from '../pointer.ts';

/** A CloudEvent, in whichever way it was sent. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Epoch ms; null where it says none. */
  readonly atMs: number | null;
  /** As it came: parsed where it was JSON. */
  readonly data: unknown;
}

type Headers = Readonly<Record<string, string>>;

/** The binding has values percent-encoded; what is not is taken as it is. */
function plain(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** `data` of 1.0; `data_base64` of 1.0 and `datacontentencoding` of 0.3 wrap bytes. */
function dataOf(event: Fields): unknown {
  const wrapped =
    event.text('data_base64') ?? (event.text('datacontentencoding') === 'base64' ? event.text('data') : null);
  if (wrapped === null) return followPointer(event.value, '/data');
  const text = Buffer.from(wrapped, 'base64').toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const needKnownVersion = (version: string | null): void => {
  if (version !== null && /^(?:0\.3|1\.\d+)$/.test(version)) return;
  throw new Unreadable(`CloudEvents ${version ?? 'without a version'} is not read here: 0.3 and 1.0 are`);
};

/** Attributes stand in headers, and the body is the data. */
function ofHeaders(headers: Headers, body: unknown): CloudEvent {
  const attributes = fieldsOf(
    Object.fromEntries(
      ['specversion', 'id', 'source', 'type', 'time'].map((name) => [
        name,
        plain(headers[`ce-${name}`]) ?? null,
      ]),
    ),
    'headers.ce',
  );
  needKnownVersion(attributes.text('specversion'));
  return {
    id: attributes.needText('id'),
    source: attributes.needText('source'),
    type: attributes.needText('type'),
    atMs: attributes.instant('time'),
    data: body,
  };
}

/** Attributes stand beside the data. */
function ofBody(event: Fields): CloudEvent {
  needKnownVersion(event.text('specversion'));
  return {
    id: event.needText('id'),
    source: event.needText('source'),
    type: event.needText('type'),
    atMs: event.instant('time'),
    data: dataOf(event),
  };
}

/** A CDEvent that comes without an envelope carries the same attributes in its context. */
function ofContext(event: Fields): CloudEvent {
  const context = event.needObject('context');
  return {
    id: context.needText('id'),
    source: context.needText('source'),
    type: context.needText('type'),
    atMs: context.instant('timestamp'),
    data: event.value,
  };
}

/**
 * Reads a CloudEvent of version 0.3 or 1.0: its attributes from the headers (binary mode) or from the body (structured
 * mode), or a bare CDEvent. A batch is refused: nobody asked for one.
 *
 * @param headers in lower case, with `content-type` and all that begin with `ce-`
 * @throws Unreadable where it is none of these
 */
export function readCloudEvent(headers: Headers, body: unknown): CloudEvent {
  const isBatch =
    Array.isArray(body) || (headers['content-type'] ?? '').startsWith('application/cloudevents-batch');
  if (isBatch) throw new Unreadable('a batch of CloudEvents is not read here: send them one by one');
  if (headers['ce-type'] !== undefined || headers['ce-specversion'] !== undefined)
    return ofHeaders(headers, body);
  const event = fieldsOf(body);
  return event.has('context') ? ofContext(event) : ofBody(event);
}
