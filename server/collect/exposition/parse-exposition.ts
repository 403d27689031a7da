import { isUtf8 } from 'node:buffer';
import { defaultScrapeLimits, type ScrapeLimits } from '../../config/scrape-limits.ts';
import { giveBack } from '../give-back.ts';
import { NEWLINE } from './bytes.ts';
import { errorAt } from './exposition-error.ts';
import { parseOpenMetrics } from './openmetrics.ts';
import { namesOn, type Page } from './page.ts';
import { parsePrometheusText } from './prometheus-text.ts';
import type { ExpositionFormat, Sample } from './sample.ts';
import type { Wanted } from './wanted.ts';

/** Start of the first line that is not UTF-8. */
function firstForeignLine(body: Buffer): number {
  let start = 0;
  for (let end = body.indexOf(NEWLINE); end !== -1; end = body.indexOf(NEWLINE, start)) {
    if (!isUtf8(body.subarray(start, end))) return start;
    start = end + 1;
  }
  return start;
}

/** A page that is cut short can end in half a number: Prometheus' scraper takes it, promtool and we do not. */
function checkLineEnd(body: Buffer): void {
  const isEnded = body.length === 0 || body[body.length - 1] === NEWLINE;
  if (!isEnded) throw errorAt(body, body.length, 'the last line has no end');
}

/**
 * Reads what a target answered. The whole body is validated, and one with a fault anywhere is refused as a
 * whole; of a good one only the samples that `wanted` names are made into objects.
 *
 * Accepts and refuses what a scrape of Prometheus 2.42 does, with four differences: names in quotes are read
 * (Prometheus 3), a NUL byte and bytes that are not UTF-8 are refused wherever they stand, a last line without an
 * end is refused, and of two values that a page gives one wanted series at one time neither is taken. Where
 * Prometheus takes what the standards forbid (a second TYPE), so does this.
 *
 * @param wanted null keeps every sample, also of a series that is given twice
 * @param limits what goes beyond them is refused; `bodyBytes` is for whoever reads the body
 * @throws ExpositionError with line and column
 * @example readPage(Buffer.from('a{b="c"} 1\n'), 'text', null).sampleCount // 1
 */
export function readPage(
  body: Buffer,
  format: ExpositionFormat,
  wanted: Wanted | null,
  limits: ScrapeLimits = defaultScrapeLimits,
): Page {
  const nulAt = body.indexOf(0);
  if (nulAt !== -1) throw errorAt(body, nulAt, 'a NUL byte');
  if (!isUtf8(body)) throw errorAt(body, firstForeignLine(body), 'not UTF-8');
  if (format === 'text') checkLineEnd(body);
  const parse = format === 'text' ? parsePrometheusText : parseOpenMetrics;
  return { ...parse(body, wanted, limits), names: () => namesOn(body), close: () => giveBack(body) };
}

/**
 * The samples of a page, where nothing else of it is asked for.
 *
 * @throws ExpositionError
 * @see readPage
 * @example parseExposition(Buffer.from('a{b="c"} 1\n'), 'text', null)[0]?.value // 1
 */
export function parseExposition(
  body: Buffer,
  format: ExpositionFormat,
  wanted: Wanted | null,
  limits: ScrapeLimits = defaultScrapeLimits,
): readonly Sample[] {
  return readPage(body, format, wanted, limits).samples;
}
