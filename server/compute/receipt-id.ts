import { Problem } from '#shared/problems.ts';
import type { Window } from '#shared/time.ts';
import { isWindowName } from '#shared/windows.ts';

/** A question and what it answered, which is all that a receipt's link has to carry. */
export interface ReceiptQuestion {
  readonly metric: string;
  readonly service: string;
  readonly objective: string | null;
  readonly window: Window;
  /** The instant that was asked about. */
  readonly atMs: number;
  readonly madeAtMs: number;
  readonly value: number | null;
  readonly n: number;
}

/** The id is readable by anyone and secret to no one: base64url of a JSON array. */
export const receiptId = ({ window, ...q }: ReceiptQuestion): string =>
  Buffer.from(
    JSON.stringify([
      1,
      q.metric,
      q.service,
      q.objective,
      window.name,
      window.startMs,
      window.endMs,
      window.zone,
      q.atMs,
      q.madeAtMs,
      q.value,
      q.n,
    ]),
  ).toString('base64url');

const isText = (value: unknown): value is string => typeof value === 'string';
/** From 1970 to 2100: other instants are nobody's figure, and calendars slow down over them. */
const LATEST_MS = Date.UTC(2100, 0, 1);
const isInstant = (value: unknown): value is number =>
  isNumber(value) && Number.isInteger(value) && value >= 0 && value <= LATEST_MS;

const isZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** @throws Problem `not-found` for an id that is not one of ours */
export function readReceiptId(id: string): ReceiptQuestion {
  const unknown = new Problem('not-found', 'This is not the id of a receipt. Follow the link of a figure.');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
  } catch {
    throw unknown;
  }
  if (!Array.isArray(parts) || parts[0] !== 1) throw unknown;
  const [, metric, service, objective, name, startMs, endMs, zone, atMs, madeAtMs, value, n] =
    parts as unknown[];
  if (!isText(metric) || !isText(service) || !isText(name) || !isText(zone)) throw unknown;
  if (!isInstant(startMs) || !isInstant(endMs) || !isInstant(atMs) || !isInstant(madeAtMs) || !isNumber(n))
    throw unknown;
  if (startMs >= endMs || !isZone(zone) || !(name === 'custom' || isWindowName(name))) throw unknown;
  if (objective !== null && !isText(objective)) throw unknown;
  if (value !== null && !isNumber(value)) throw unknown;
  return { metric, service, objective, window: { name, startMs, endMs, zone }, atMs, madeAtMs, value, n };
}
