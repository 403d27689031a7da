import type { LabelPair } from '#shared/selector.ts';
import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import {
  BACKSLASH,
  byteAt,
  CLOSE_BRACE,
  COLON,
  COMMA,
  EQUALS,
  endOfBlank,
  endOfName,
  endOfPlain,
  holds,
  LABEL_PART,
  LABEL_START,
  NEWLINE,
  QUOTE,
  sameBytes,
  startsName,
} from './bytes.ts';
import { errorAt, NATIVE_HISTOGRAM, overLimitAt } from './exposition-error.ts';

/**
 * `free` is the text format: blanks between the parts of a line, labels with or without commas, line ends inside
 * quotes. `strict` is OpenMetrics: none of these.
 */
export type Spacing = 'free' | 'strict';

const RESERVED = Buffer.from('__name__');

function isReserved(body: Buffer, start: number, end: number): boolean {
  return end - start === RESERVED.length && holds(body, start, RESERVED);
}

/** Where the closing quote of the text that opens at `at` stands. */
export function closingQuote(body: Buffer, at: number, spacing: Spacing): number {
  let end = endOfPlain(body, at + 1);
  for (let byte = byteAt(body, end); byte !== QUOTE; byte = byteAt(body, end)) {
    const lineGoesOn = byte === NEWLINE && spacing === 'free';
    const escaped = byte === BACKSLASH ? byteAt(body, end + 1) : NEWLINE;
    const isEscape = escaped !== NEWLINE && escaped !== 0;
    if (!lineGoesOn && !isEscape) throw errorAt(body, at, 'this quote is not closed');
    end = endOfPlain(body, end + (isEscape ? 2 : 1));
  }
  return end;
}

function unescaped(text: string): string {
  return text.replace(/\\([\\"n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** The text of a span without its quotes; escapes other than `\\`, `\"` and `\n` stand as written. */
export function spanText(body: Buffer, start: number, end: number): string {
  const text = body.toString('utf8', start, end);
  return text.includes('\\') ? unescaped(text) : text;
}

/** Places of the labels of one line. One is made for a whole body and filled anew by each line. */
export class LabelSpans {
  count = 0;
  /** The quoted metric name inside the braces; start -1 where there is none. */
  quotedNameStart = -1;
  quotedNameEnd = -1;
  readonly #limits: ScrapeLimits;
  readonly #spacing: Spacing;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #valueStarts: number[] = [];
  readonly #valueEnds: number[] = [];

  constructor(spacing: Spacing, limits: ScrapeLimits) {
    this.#spacing = spacing;
    this.#limits = limits;
  }

  clear(): void {
    this.count = 0;
    this.quotedNameStart = -1;
  }

  /**
   * Reads `{…}` from its brace at `at` on; returns the place after the closing one.
   * @throws ExpositionError
   */
  read(body: Buffer, at: number): number {
    const free = this.#spacing === 'free';
    this.clear();
    let end = free ? endOfBlank(body, at + 1) : at + 1;
    while (byteAt(body, end) !== CLOSE_BRACE) {
      end = this.#readPart(body, end, free);
      if (free) end = endOfBlank(body, end);
      const next = byteAt(body, end);
      if (next === COMMA) {
        end = free ? endOfBlank(body, end + 1) : end + 1;
        if (!free && byteAt(body, end) === CLOSE_BRACE) throw errorAt(body, end, 'a label is expected');
      } else if (next !== CLOSE_BRACE && !free) throw errorAt(body, end, '"," or "}" is expected');
    }
    return end + 1;
  }

  /** The labels as texts, sorted by name. */
  pairs(body: Buffer): LabelPair[] {
    const pairs: [string, string][] = [];
    for (let index = 0; index < this.count; index += 1) {
      pairs.push([
        spanText(body, this.#starts[index] ?? 0, this.#ends[index] ?? 0),
        spanText(body, this.#valueStarts[index] ?? 0, this.#valueEnds[index] ?? 0),
      ]);
    }
    return pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Reads `name="value"` or a quoted metric name. */
  #readPart(body: Buffer, at: number, free: boolean): number {
    let start = at;
    let end = at;
    let equalsAt = at;
    if (byteAt(body, at) === QUOTE) {
      start = at + 1;
      end = closingQuote(body, at, this.#spacing);
      equalsAt = free ? endOfBlank(body, end + 1) : end + 1;
      if (byteAt(body, equalsAt) !== EQUALS) return this.#takeName(body, start, end);
    } else {
      if (!startsName(body, at, LABEL_START)) throw errorAt(body, at, 'a label name is expected');
      end = endOfName(body, at + 1, LABEL_PART);
      equalsAt = free ? endOfBlank(body, end) : end;
      if (byteAt(body, equalsAt) !== EQUALS)
        throw errorAt(
          body,
          equalsAt,
          byteAt(body, equalsAt) === COLON ? NATIVE_HISTOGRAM : '"=" is expected',
        );
    }
    const valueAt = free ? endOfBlank(body, equalsAt + 1) : equalsAt + 1;
    if (byteAt(body, valueAt) !== QUOTE) throw errorAt(body, valueAt, 'a quoted label value is expected');
    const valueEnd = closingQuote(body, valueAt, this.#spacing);
    this.#add(body, start, end, valueAt + 1, valueEnd);
    return valueEnd + 1;
  }

  #takeName(body: Buffer, start: number, end: number): number {
    if (this.quotedNameStart !== -1) throw errorAt(body, end + 1, '"=" is expected');
    if (start === end) throw errorAt(body, start, 'a metric name is expected');
    this.quotedNameStart = start;
    this.quotedNameEnd = end;
    return end + 1;
  }

  #add(body: Buffer, start: number, end: number, valueStart: number, valueEnd: number): void {
    const { count } = this;
    const { labels, labelNameBytes, labelValueBytes } = this.#limits;
    if (count === labels) throw overLimitAt(body, start, `more than ${labels} labels`);
    if (end - start > labelNameBytes)
      throw overLimitAt(body, start, `a label name of more than ${labelNameBytes} bytes`);
    if (valueEnd - valueStart > labelValueBytes)
      throw overLimitAt(body, valueStart, `a label value of more than ${labelValueBytes} bytes`);
    for (let index = 0; index < count; index += 1) {
      const otherStart = this.#starts[index] ?? 0;
      const sameLength = (this.#ends[index] ?? 0) - otherStart === end - start;
      if (sameLength && sameBytes(body, start, end, otherStart)) {
        throw errorAt(body, start, 'a label name is given twice');
      }
    }
    if (isReserved(body, start, end)) throw errorAt(body, start, 'the label __name__ is reserved');
    this.#starts[count] = start;
    this.#ends[count] = end;
    this.#valueStarts[count] = valueStart;
    this.#valueEnds[count] = valueEnd;
    this.count = count + 1;
  }
}
