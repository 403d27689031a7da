import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import {
  asciiText,
  byteAt,
  endOfName,
  HASH,
  METRIC_PART,
  METRIC_START,
  NEWLINE,
  OPEN_BRACE,
  QUOTE,
  SPACE,
  startsName,
} from './bytes.ts';
import { errorAt } from './exposition-error.ts';
import { endOfFloat, floatValue } from './float-syntax.ts';
import { closingQuote, LabelSpans } from './label-spans.ts';
import type { ReadSamples } from './page.ts';
import { SampleLines } from './sample-line.ts';
import type { Wanted } from './wanted.ts';

const KEYWORDS = ['HELP', 'TYPE', 'UNIT'] as const;

const TYPES: ReadonlySet<string> = new Set([
  'counter',
  'gauge',
  'gaugehistogram',
  'histogram',
  'info',
  'stateset',
  'summary',
  'unknown',
]);
const END = '# EOF';

/** Where the closing `# EOF` stands. */
function endMarker(body: Buffer): number {
  const textEnd = body[body.length - 1] === NEWLINE ? body.length - 1 : body.length;
  const at = textEnd - END.length;
  const found = at >= 0 && asciiText(body, at, textEnd) === END;
  if (!found || (at > 0 && body[at - 1] !== NEWLINE)) throw errorAt(body, textEnd, 'no "# EOF" at the end');
  return at;
}

class OpenMetricsParser {
  readonly #body: Buffer;
  readonly #lines: SampleLines;
  readonly #exemplarLabels: LabelSpans;

  constructor(body: Buffer, wanted: Wanted | null, limits: ScrapeLimits) {
    this.#body = body;
    this.#lines = new SampleLines(body, wanted, 'strict', limits);
    this.#exemplarLabels = new LabelSpans('strict', limits);
  }

  parse(): ReadSamples {
    const body = this.#body;
    const end = endMarker(body);
    for (let at = 0; at < end; ) {
      at = byteAt(body, at) === HASH ? this.#readMetadata(at) : this.#readSample(at);
    }
    return { samples: this.#lines.kept, sampleCount: this.#lines.sampleCount };
  }

  #readSample(at: number): number {
    const body = this.#body;
    const lines = this.#lines;
    const nextLine = lines.pass(at);
    if (nextLine !== -1) return nextLine;
    let end = lines.readValue(this.#afterSpace(lines.readSeries(at)));
    let timestampMs: number | null = null;
    if (byteAt(body, end) === SPACE && byteAt(body, end + 1) !== HASH) {
      const timestampAt = end + 1;
      end = this.#readTimestamp(timestampAt);
      timestampMs = Math.trunc(floatValue(body, timestampAt, end) * 1_000);
    }
    if (byteAt(body, end) === SPACE) end = this.#readExemplar(end);
    if (byteAt(body, end) !== NEWLINE) throw errorAt(body, end, 'the end of the line is expected');
    lines.keep(timestampMs);
    return end + 1;
  }

  #afterSpace(at: number): number {
    if (byteAt(this.#body, at) !== SPACE) throw errorAt(this.#body, at, 'one blank is expected');
    return at + 1;
  }

  /** Reads seconds since 1970, as a float; returns the place after them. */
  #readTimestamp(at: number): number {
    const end = endOfFloat(this.#body, at);
    if (end === -1 || !Number.isFinite(floatValue(this.#body, at, end))) {
      throw errorAt(this.#body, at, 'a timestamp in seconds is expected');
    }
    return end;
  }

  /** Reads ` # {…} value [timestamp]`; returns the place after it. */
  #readExemplar(at: number): number {
    const body = this.#body;
    const name = asciiText(body, this.#lines.nameStart, this.#lines.nameEnd);
    if (!name.endsWith('_total') && !name.endsWith('_bucket')) {
      throw errorAt(body, at, 'this sample may not have an exemplar');
    }
    const opens = byteAt(body, at + 1) === HASH && byteAt(body, at + 2) === SPACE;
    if (!opens || byteAt(body, at + 3) !== OPEN_BRACE) throw errorAt(body, at, 'an exemplar is expected');
    const valueAt = this.#afterSpace(this.#exemplarLabels.read(body, at + 3));
    const end = endOfFloat(body, valueAt);
    if (end === -1) throw errorAt(body, valueAt, 'a number within range is expected');
    return byteAt(body, end) === SPACE ? this.#readTimestamp(end + 1) : end;
  }

  /** Reads `# HELP`, `# TYPE` or `# UNIT`. Other comments are not allowed. */
  #readMetadata(at: number): number {
    const body = this.#body;
    const { plain } = this.#lines;
    const nextLine = plain.passComment(at);
    if (nextLine !== -1) return nextLine;
    const keyword = KEYWORDS.find((word) => asciiText(body, at, at + 7) === `# ${word} `);
    if (keyword === undefined) throw errorAt(body, at, 'HELP, TYPE, UNIT or EOF is expected');
    const nameAt = at + 7;
    const quoted = byteAt(body, nameAt) === QUOTE;
    if (!quoted && !startsName(body, nameAt, METRIC_START))
      throw errorAt(body, nameAt, 'a metric name is expected');
    const start = quoted ? nameAt + 1 : nameAt;
    const end = quoted ? closingQuote(body, nameAt, 'strict') : endOfName(body, nameAt + 1, METRIC_PART);
    const textAt = this.#afterSpace(quoted ? end + 1 : end);
    const lineEnd = body.indexOf(NEWLINE, textAt);
    if (keyword === 'TYPE') this.#checkType(textAt, lineEnd);
    if (keyword === 'UNIT') this.#checkUnit(start, end, textAt, lineEnd);
    plain.noteComment(at, lineEnd);
    return lineEnd + 1;
  }

  #checkType(at: number, end: number): void {
    if (!TYPES.has(asciiText(this.#body, at, end))) throw errorAt(this.#body, at, 'not a metric type');
  }

  #checkUnit(nameStart: number, nameEnd: number, at: number, end: number): void {
    const unit = asciiText(this.#body, at, end);
    if (unit !== '' && !asciiText(this.#body, nameStart, nameEnd).endsWith(`_${unit}`)) {
      throw errorAt(this.#body, at, 'the unit does not end the name');
    }
  }
}

/**
 * Reads OpenMetrics 1.0.
 *
 * @throws ExpositionError for a body with any fault in it, whatever is wanted of it
 */
export function parseOpenMetrics(body: Buffer, wanted: Wanted | null, limits: ScrapeLimits): ReadSamples {
  return new OpenMetricsParser(body, wanted, limits).parse();
}
