import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import {
  byteAt,
  CLOSE_BRACE,
  COMMA,
  EQUALS,
  endOfName,
  endOfPlain,
  LABEL_PART,
  LABEL_START,
  METRIC_PART,
  METRIC_START,
  NEWLINE,
  OPEN_BRACE,
  QUOTE,
  SPACE,
  startsName,
  UNDERSCORE,
} from './bytes.ts';
import { endOfPlainNumber, endOfShortDigits } from './float-syntax.ts';
import type { Spacing } from './label-spans.ts';
import type { Wanted } from './wanted.ts';

/** A power of two. */
const SKETCHES = 256;

/**
 * Passes over the lines that nearly every page is made of, `name{label="text",…} number [digits]`, where nothing of them
 * is wanted. It knows only when a line is good: any other line, be it odd or wrong, is left to `SampleLines`.
 */
export class PlainLines {
  readonly #body: Buffer;
  readonly #view: DataView;
  readonly #wanted: Wanted | null;
  readonly #limits: ScrapeLimits;
  /** Of samples and comments, counted from 0. */
  #line = -1;
  /** For each sketch of a label name, the start of the last line that had one. */
  readonly #lineOfSketch = new Int32Array(SKETCHES).fill(-1);

  constructor(body: Buffer, wanted: Wanted | null, spacing: Spacing, limits: ScrapeLimits) {
    this.#body = body;
    this.#wanted = wanted;
    this.#limits = limits;
    this.#view = new DataView(body.buffer, body.byteOffset, body.byteLength);
    wanted?.passed.begin(limits, spacing);
  }

  /** Where the line after the sample at `at` begins; -1 where this one is not plain, or may be wanted. */
  pass(at: number): number {
    const body = this.#body;
    const end = this.#endOfSeries(at);
    if (end === -1 || byteAt(body, end) !== SPACE) return -1;
    const valueEnd = endOfPlainNumber(body, end + 1);
    if (valueEnd === -1) return -1;
    // Milliseconds or, in OpenMetrics, seconds: a few digits are good as either.
    const lineEnd = byteAt(body, valueEnd) === SPACE ? endOfShortDigits(body, valueEnd + 1) : valueEnd;
    return lineEnd !== -1 && byteAt(body, lineEnd) === NEWLINE ? lineEnd + 1 : -1;
  }

  /** Where the line after the comment at `at` begins; -1 where it has to be read, and then noted. */
  passComment(at: number): number {
    this.#line += 1;
    const end = this.#wanted?.passed.endOfKnown(this.#view, at, this.#line) ?? -1;
    return end !== -1 && byteAt(this.#body, end) === NEWLINE ? end + 1 : -1;
  }

  /** Notes that the comment last read is good, from its first byte to the end of its line. */
  noteComment(at: number, lineEnd: number): void {
    this.#wanted?.passed.note(this.#view, at, lineEnd, this.#line);
  }

  #endOfSeries(at: number): number {
    if (this.#wanted === null) return -1;
    const { passed } = this.#wanted;
    this.#line += 1;
    const line = this.#line;
    const knownEnd = passed.endOfKnown(this.#view, at, line);
    if (knownEnd !== -1) return knownEnd;
    const end = this.#readSeries(at, this.#wanted);
    if (end !== -1) passed.note(this.#view, at, end, line);
    return end;
  }

  #readSeries(at: number, wanted: Wanted): number {
    const body = this.#body;
    if (!startsName(body, at, METRIC_START)) return -1;
    const nameEnd = endOfName(body, at, METRIC_PART);
    if (nameEnd - at > this.#limits.labelValueBytes || wanted.hasName(body, at, nameEnd)) return -1;
    return byteAt(body, nameEnd) === OPEN_BRACE ? this.#endOfLabels(nameEnd + 1, at) : nameEnd;
  }

  #endOfLabels(firstAt: number, line: number): number {
    const body = this.#body;
    const { labels, labelNameBytes, labelValueBytes } = this.#limits;
    let at = firstAt;
    for (let count = 0; count < labels; count += 1) {
      const nameEnd = endOfName(body, at, LABEL_PART);
      const valueAt = nameEnd + 2;
      const opens = byteAt(body, nameEnd) === EQUALS && byteAt(body, nameEnd + 1) === QUOTE;
      if (!opens || !startsName(body, at, LABEL_START) || this.#mayBeTaken(at, nameEnd, line)) return -1;
      const valueEnd = endOfPlain(body, valueAt);
      if (nameEnd - at > labelNameBytes || valueEnd - valueAt > labelValueBytes) return -1;
      if (byteAt(body, valueEnd) !== QUOTE) return -1;
      at = valueEnd + 1;
      const next = byteAt(body, at);
      if (next === CLOSE_BRACE) return at + 1;
      if (next !== COMMA) return -1;
      at += 1;
    }
    return -1;
  }

  /** Whether a label name may have stood before on this line, or may be a reserved one. */
  #mayBeTaken(start: number, end: number, line: number): boolean {
    const body = this.#body;
    const first = byteAt(body, start);
    const sketch = (first * 31 + byteAt(body, end - 1) * 7 + end - start) & (SKETCHES - 1);
    if (first === UNDERSCORE || this.#lineOfSketch[sketch] === line) return true;
    this.#lineOfSketch[sketch] = line;
    return false;
  }
}
