import {
  asciiText,
  byteAt,
  endOfBlank,
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
import { NameTable } from './name-table.ts';
import type { Sample } from './sample.ts';
import { SAMPLES_SEEN, SampleLines } from './sample-line.ts';
import type { Wanted } from './wanted.ts';

const HELP_SEEN = 2;
const TYPE_SEEN = 4;
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'].map((type) => Buffer.from(type));
const HELP = Buffer.from('HELP');
const TYPE = Buffer.from('TYPE');

/** Where the unquoted metric name at `at` ends. */
function endOfMetricName(body: Buffer, at: number): number {
  if (!startsName(body, at, METRIC_START)) throw errorAt(body, at, 'a metric name is expected');
  return endOfName(body, at + 1, METRIC_PART);
}

class TextParser {
  readonly #body: Buffer;
  readonly #names: NameTable;
  readonly #lines: SampleLines;

  constructor(body: Buffer, wanted: Wanted | null) {
    this.#body = body;
    this.#names = new NameTable(body);
    this.#lines = new SampleLines(body, this.#names, wanted, 'free');
  }

  parse(): Sample[] {
    const body = this.#body;
    const { length } = body;
    if (length > 0 && body[length - 1] !== NEWLINE) throw errorAt(body, length, 'the last line has no end');
    for (let at = 0; at < length; ) {
      at = endOfBlank(body, at);
      const byte = byteAt(body, at);
      if (byte === NEWLINE) at += 1;
      else if (byte === HASH) at = this.#readComment(at);
      else at = this.#readSample(at);
    }
    return this.#lines.kept;
  }

  #readSample(at: number): number {
    const body = this.#body;
    const lines = this.#lines;
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
    const lineEnd = body.indexOf(NEWLINE, at);
    const wordAt = endOfBlank(body, at + 1);
    const isHelp = holds(body, wordAt, HELP);
    if (wordAt > at + 1 && (isHelp || holds(body, wordAt, TYPE))) {
      const nameAt = endOfBlank(body, wordAt + HELP.length);
      const bareHelp = isHelp && nameAt === lineEnd;
      if (nameAt > wordAt + HELP.length && !bareHelp) this.#readMetadata(nameAt, lineEnd, isHelp);
    }
    return lineEnd + 1;
  }

  #readMetadata(at: number, lineEnd: number, isHelp: boolean): void {
    const body = this.#body;
    const isQuoted = byteAt(body, at) === QUOTE;
    const start = isQuoted ? at + 1 : at;
    const end = isQuoted ? closingQuote(body, at) : endOfMetricName(body, at);
    const restAt = isQuoted ? end + 1 : end;
    const textAt = endOfBlank(body, restAt);
    if (textAt === restAt && restAt !== lineEnd) throw errorAt(body, restAt, 'a blank is expected');
    // As in expfmt, a HELP without a text says nothing, so that it may stand twice.
    if (isHelp && textAt === lineEnd) return;
    const seen = this.#names.add(start, end, isHelp ? HELP_SEEN : TYPE_SEEN);
    if (isHelp) {
      if ((seen & HELP_SEEN) !== 0) throw errorAt(body, at, 'a second HELP for this name');
      return;
    }
    if ((seen & TYPE_SEEN) !== 0) throw errorAt(body, at, 'a second TYPE for this name');
    if ((seen & SAMPLES_SEEN) !== 0) throw errorAt(body, at, 'TYPE after the first sample of this name');
    const isType = TYPES.some((type) => type.length === lineEnd - textAt && holds(body, textAt, type));
    if (!isType) throw errorAt(body, textAt, 'not a metric type');
  }
}

/**
 * Reads the Prometheus text format 0.0.4 (and the quoted names of 1.0.0).
 *
 * @throws ExpositionError for a body with any fault in it, whatever is wanted of it
 */
export function parsePrometheusText(body: Buffer, wanted: Wanted | null): Sample[] {
  return new TextParser(body, wanted).parse();
}
