import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import {
  asciiText,
  byteAt,
  endOfBlank,
  endOfLine,
  endOfName,
  HASH,
  holds,
  METRIC_PART,
  METRIC_START,
  NEWLINE,
  QUOTE,
  startsName,
} from './bytes.ts';
import { errorAt } from './exposition-error.ts';
import { endOfInteger } from './float-syntax.ts';
import { closingQuote } from './label-spans.ts';
import type { ReadSamples } from './page.ts';
import { SampleLines } from './sample-line.ts';
import type { Wanted } from './wanted.ts';

const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'].map((type) => Buffer.from(type));
const HELP = Buffer.from('HELP');
const TYPE = Buffer.from('TYPE');

/** Where the unquoted metric name at `at` ends. */
function endOfMetricName(body: Buffer, at: number): number {
  if (!startsName(body, at, METRIC_START)) throw errorAt(body, at, 'a metric name is expected');
  return endOfName(body, at + 1, METRIC_PART);
}

/** Whether `[start, end)` holds the name of a metric type. */
function namesType(body: Buffer, start: number, end: number): boolean {
  for (const type of TYPES) if (type.length === end - start && holds(body, start, type)) return true;
  return false;
}

class TextParser {
  readonly #body: Buffer;
  readonly #lines: SampleLines;

  constructor(body: Buffer, wanted: Wanted | null, limits: ScrapeLimits) {
    this.#body = body;
    this.#lines = new SampleLines(body, wanted, 'free', limits);
  }

  parse(): ReadSamples {
    const body = this.#body;
    const { length } = body;
    for (let lineAt = 0; lineAt < length; ) {
      const at = endOfBlank(body, lineAt);
      const byte = byteAt(body, at);
      if (byte === NEWLINE || at === length) lineAt = at + 1;
      else if (byte === HASH) lineAt = this.#readComment(at);
      else if (at > lineAt) throw errorAt(body, lineAt, 'a blank before a sample');
      else lineAt = this.#readSample(at);
    }
    return { samples: this.#lines.kept, sampleCount: this.#lines.sampleCount };
  }

  #readSample(at: number): number {
    const body = this.#body;
    const lines = this.#lines;
    const nextLine = lines.pass(at);
    if (nextLine !== -1) return nextLine;
    const valueAt = endOfBlank(body, lines.readSeries(at));
    const valueEnd = lines.readValue(valueAt);
    const timestampAt = endOfBlank(body, valueEnd);
    if (byteAt(body, timestampAt) === NEWLINE) {
      lines.keep(null);
      return timestampAt + 1;
    }
    if (timestampAt === valueEnd) throw errorAt(body, valueEnd, 'a number is expected');
    const timestampEnd = endOfInteger(body, timestampAt);
    if (timestampEnd === -1)
      throw errorAt(body, timestampAt, 'a timestamp in whole milliseconds is expected');
    const end = endOfBlank(body, timestampEnd);
    if (byteAt(body, end) !== NEWLINE) throw errorAt(body, end, 'the end of the line is expected');
    lines.keep(Number(asciiText(body, timestampAt, timestampEnd)));
    return end + 1;
  }

  /** Reads a line that begins with `#`; one that is neither HELP nor TYPE says nothing. */
  #readComment(at: number): number {
    const body = this.#body;
    const { plain } = this.#lines;
    const nextLine = plain.passComment(at);
    if (nextLine !== -1) return nextLine;
    const lineEnd = endOfLine(body, at);
    const wordAt = endOfBlank(body, at + 1);
    const isType = holds(body, wordAt, TYPE);
    if (wordAt > at + 1 && (isType || holds(body, wordAt, HELP))) {
      const nameAt = endOfBlank(body, wordAt + HELP.length);
      if (nameAt > wordAt + HELP.length) this.#readMetadata(nameAt, lineEnd, isType);
    }
    plain.noteComment(at, lineEnd);
    return lineEnd + 1;
  }

  /** As Prometheus does, takes any one byte between name and text, and metadata that is given again or late. */
  #readMetadata(at: number, lineEnd: number, isType: boolean): void {
    const body = this.#body;
    const isQuoted = byteAt(body, at) === QUOTE;
    const nameEnd = isQuoted ? closingQuote(body, at, 'strict') + 1 : endOfMetricName(body, at);
    if (!isType) return;
    const textAt = nameEnd + 1;
    if (!namesType(body, textAt, lineEnd)) throw errorAt(body, textAt, 'not a metric type');
  }
}

/**
 * Reads the Prometheus text format 0.0.4 (and the quoted names of 1.0.0).
 *
 * @throws ExpositionError for a body with any fault in it, whatever is wanted of it
 */
export function parsePrometheusText(body: Buffer, wanted: Wanted | null, limits: ScrapeLimits): ReadSamples {
  return new TextParser(body, wanted, limits).parse();
}
