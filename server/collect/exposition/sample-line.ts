import {
  asciiText,
  byteAt,
  endOfBlank,
  endOfName,
  METRIC_PART,
  METRIC_START,
  OPEN_BRACE,
  sameBytes,
  startsName,
} from './bytes.ts';
import { errorAt } from './exposition-error.ts';
import { endOfFloat, floatValue } from './float-syntax.ts';
import { LabelSpans, type Spacing, spanText } from './label-spans.ts';
import type { NameTable } from './name-table.ts';
import { type Sample, type Series, seriesKey } from './sample.ts';
import type { Wanted } from './wanted.ts';

/** Bit in the table of names: samples of this name were seen. */
export const SAMPLES_SEEN = 1;

/** More kept samples than this in one body are refused. */
const MAX_KEPT = 50_000;

/**
 * Reads the series and the value of sample lines, and keeps those that are wanted. The parts are the same
 * in both formats; only blanks are treated differently.
 */
export class SampleLines {
  readonly kept: Sample[] = [];
  /** Place of the name of the last line read. */
  nameStart = 0;
  nameEnd = 0;
  readonly #body: Buffer;
  readonly #names: NameTable;
  readonly #wanted: Wanted | null;
  readonly #spacing: Spacing;
  readonly #labels = new LabelSpans();
  #nameIsWanted = false;
  #seriesStart = 0;
  #seriesEnd = 0;
  #valueStart = 0;
  #valueEnd = 0;

  constructor(body: Buffer, names: NameTable, wanted: Wanted | null, spacing: Spacing) {
    this.#body = body;
    this.#names = names;
    this.#wanted = wanted;
    this.#spacing = spacing;
  }

  /**
   * Reads name and labels at `at`; returns the place after them.
   * @throws ExpositionError
   */
  readSeries(at: number): number {
    const body = this.#body;
    this.#seriesStart = at;
    const nameEnd = this.#endOfLeadingName(at);
    const braceAt = this.#spacing === 'free' ? endOfBlank(body, nameEnd) : nameEnd;
    let end = nameEnd;
    if (byteAt(body, braceAt) === OPEN_BRACE) end = this.#labels.read(body, braceAt, this.#spacing);
    else this.#labels.clear();
    this.#seriesEnd = end;
    if (nameEnd > at) {
      if (this.#labels.quotedNameStart !== -1)
        throw errorAt(body, braceAt + 1, 'the metric name is given twice');
      this.#setName(at, nameEnd);
    } else if (this.#labels.quotedNameStart !== -1) {
      this.#setName(this.#labels.quotedNameStart, this.#labels.quotedNameEnd);
    } else throw errorAt(body, at, 'a metric name is expected');
    return end;
  }

  /**
   * Reads the value at `at`; returns the place after it.
   * @throws ExpositionError
   */
  readValue(at: number): number {
    const end = endOfFloat(this.#body, at);
    if (end === -1) throw errorAt(this.#body, at, 'a number within range is expected');
    this.#valueStart = at;
    this.#valueEnd = end;
    return end;
  }

  /** Keeps the line just read, if it is wanted. */
  keep(timestampMs: number | null): void {
    if (!this.#nameIsWanted) return;
    const series = this.#wantedSeries();
    if (series === null) return;
    if (this.kept.length === MAX_KEPT) {
      throw errorAt(this.#body, this.#seriesStart, `more than ${MAX_KEPT} samples are kept`);
    }
    const value = floatValue(this.#body, this.#valueStart, this.#valueEnd);
    this.kept.push({ ...series, value, timestampMs });
  }

  /** End of the name before the braces; `at` itself where it stands inside them. */
  #endOfLeadingName(at: number): number {
    const body = this.#body;
    if (byteAt(body, at) === OPEN_BRACE) return at;
    if (!startsName(body, at, METRIC_START)) throw errorAt(body, at, 'a metric name is expected');
    return endOfName(body, at + 1, METRIC_PART);
  }

  #setName(start: number, end: number): void {
    const body = this.#body;
    // Lines of one family follow each other: what is known of the name is mostly known from the line before.
    const same = end - start === this.nameEnd - this.nameStart && sameBytes(body, start, end, this.nameStart);
    this.nameStart = start;
    this.nameEnd = end;
    if (same) return;
    this.#names.add(start, end, SAMPLES_SEEN);
    this.#nameIsWanted = this.#wanted === null || this.#wanted.hasName(body, start, end);
  }

  #wantedSeries(): Series | null {
    const read = () => this.#readLabels();
    if (this.#wanted === null) return read();
    return this.#wanted.find(asciiText(this.#body, this.#seriesStart, this.#seriesEnd), read);
  }

  #readLabels(): Series {
    const name = spanText(this.#body, this.nameStart, this.nameEnd);
    const labels = this.#labels.pairs(this.#body);
    return { name, labels, key: seriesKey(name, labels) };
  }
}
