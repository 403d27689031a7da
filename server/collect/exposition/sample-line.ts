import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import {
  asciiText,
  byteAt,
  endOfBlank,
  endOfName,
  METRIC_PART,
  METRIC_START,
  OPEN_BRACE,
  startsName,
} from './bytes.ts';
import { errorAt, NATIVE_HISTOGRAM, overLimitAt } from './exposition-error.ts';
import { endOfFloat, floatValue } from './float-syntax.ts';
import { LabelSpans, type Spacing, spanText } from './label-spans.ts';
import { PlainLines } from './plain-lines.ts';
import { type Sample, type Series, seriesKey } from './sample.ts';
import type { Wanted } from './wanted.ts';

/**
 * Reads the series and the value of sample lines, and keeps those that are wanted. The parts are the same
 * in both formats; only blanks are treated differently.
 */
export class SampleLines {
  readonly kept: Sample[] = [];
  readonly plain: PlainLines;
  /** Lines of samples so far, wanted or not. */
  sampleCount = 0;
  /** Place of the name of the last line read. */
  nameStart = 0;
  nameEnd = 0;
  readonly #body: Buffer;
  readonly #wanted: Wanted | null;
  readonly #spacing: Spacing;
  readonly #limits: ScrapeLimits;
  readonly #labels: LabelSpans;
  readonly #keptKeys = new Set<string>();
  #nameIsWanted = false;
  #seriesStart = 0;
  #seriesEnd = 0;
  #valueStart = 0;
  #valueEnd = 0;

  constructor(body: Buffer, wanted: Wanted | null, spacing: Spacing, limits: ScrapeLimits) {
    this.#body = body;
    this.#wanted = wanted;
    this.#spacing = spacing;
    this.#limits = limits;
    this.#labels = new LabelSpans(spacing, limits);
    this.plain = new PlainLines(body, wanted, spacing, limits);
  }

  /**
   * Counts the sample whose line begins at `at`, and passes over it where it is plain and not wanted: answers where
   * the next line begins. -1: it has to be read.
   * @throws ExpositionError
   */
  pass(at: number): number {
    this.sampleCount += 1;
    if (this.sampleCount > this.#limits.samples)
      throw overLimitAt(this.#body, at, `more than ${this.#limits.samples} samples`);
    return this.plain.pass(at);
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
    if (byteAt(body, braceAt) === OPEN_BRACE) end = this.#labels.read(body, braceAt);
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
    if (end === -1) {
      const isNative = byteAt(this.#body, at) === OPEN_BRACE;
      throw errorAt(this.#body, at, isNative ? NATIVE_HISTOGRAM : 'a number within range is expected');
    }
    this.#valueStart = at;
    this.#valueEnd = end;
    return end;
  }

  /** Keeps the line just read, if it is wanted. */
  keep(timestampMs: number | null): void {
    if (!this.#nameIsWanted) return;
    const series = this.#wantedSeries();
    if (series === null) return;
    if (this.#wanted !== null) this.#claim(series.key, timestampMs);
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
    const { labelValueBytes } = this.#limits;
    if (end - start > labelValueBytes)
      throw overLimitAt(body, start, `a metric name of more than ${labelValueBytes} bytes`);
    this.nameStart = start;
    this.nameEnd = end;
    this.#nameIsWanted = this.#wanted === null || this.#wanted.hasName(body, start, end);
  }

  /** Two values of one series at one time: which one counts is not for us to guess. */
  #claim(key: string, timestampMs: number | null): void {
    const claimed = timestampMs === null ? key : `${key}@${timestampMs}`;
    if (this.#keptKeys.has(claimed))
      throw errorAt(this.#body, this.#seriesStart, 'this series is given twice');
    this.#keptKeys.add(claimed);
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
