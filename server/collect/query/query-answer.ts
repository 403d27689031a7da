import { Failure } from '../failure.ts';
import { oneLine } from './one-line.ts';

/** A value at an instant, in seconds since 1970; numbers as the server writes them: `"3"`, `"NaN"`, `"+Inf"`. */
export type Point = readonly [atSeconds: number, text: string];

export interface AnswerSeries {
  readonly labels: ReadonlyMap<string, string>;
  readonly points: readonly Point[];
}

/** What a server answered; a scalar is one series without labels. */
export interface QueryAnswer {
  readonly series: readonly AnswerSeries[];
  /** What the server says beside its values, each on one line. */
  readonly warnings: readonly string[];
}

const MOST_WARNINGS = 10;
const MOST_SERIES = 50_000;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const foreign = (): Failure => new Failure('bad-answer', 'not an answer of a Prometheus-compatible server');

function toPoint(value: unknown): Point {
  if (!Array.isArray(value)) throw foreign();
  const [atSeconds, text]: unknown[] = value;
  if (typeof atSeconds !== 'number' || typeof text !== 'string') throw foreign();
  return [atSeconds, text];
}

function toSeries(result: unknown): AnswerSeries {
  if (!isObject(result) || !isObject(result.metric)) throw foreign();
  const labels = new Map(
    Object.entries(result.metric).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
  if (Array.isArray(result.values)) return { labels, points: result.values.map(toPoint) };
  if (result.value !== undefined) return { labels, points: [toPoint(result.value)] };
  throw new Failure('bad-answer', 'answers with a histogram where a number is meant');
}

function toAnswerSeries(data: unknown): AnswerSeries[] {
  if (!isObject(data)) throw foreign();
  const { resultType, result } = data;
  if (resultType === 'scalar') return [{ labels: new Map(), points: [toPoint(result)] }];
  if (resultType === 'string') throw new Failure('bad-answer', 'answers with a text where a number is meant');
  if (!Array.isArray(result)) throw foreign();
  if (result.length > MOST_SERIES)
    throw new Failure('too-large', `answers with ${result.length} series, more than ${MOST_SERIES}`);
  return result.map(toSeries);
}

/** A server of a cluster that could not ask all of its parts says so, in one of these ways. */
function toWarnings({ warnings, infos, isPartial }: Json): string[] {
  const said = [warnings, infos].flatMap((list) => (Array.isArray(list) ? list : []));
  const partial = isPartial === true ? ['the answer is partial: not all of the server could be asked'] : [];
  return [...partial, ...said.filter((word) => typeof word === 'string').map(oneLine)].slice(
    0,
    MOST_WARNINGS,
  );
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

/**
 * Reads the body of an answer with status 200.
 *
 * @throws Failure `bad-answer` for anything that is no answer of the query API, `too-large` for over 50,000 series
 */
export function readAnswer(body: Buffer): QueryAnswer {
  const envelope = parseJson(body);
  if (!isObject(envelope) || envelope.status !== 'success') throw foreign();
  return { series: toAnswerSeries(envelope.data), warnings: toWarnings(envelope) };
}

/**
 * What a refusal says of itself: its type and its text, on one line; null where the body is none of the API's.
 *
 * @example readRefusal(body) // 'bad_data: invalid parameter "query": 1:5: parse error: unexpected end of input'
 */
export function readRefusal(body: Buffer): string | null {
  const envelope = parseJson(body);
  if (!isObject(envelope) || typeof envelope.error !== 'string') return null;
  const type = typeof envelope.errorType === 'string' ? `${envelope.errorType}: ` : '';
  return oneLine(`${type}${envelope.error}`);
}
