import { isUtf8 } from 'node:buffer';
import { NEWLINE } from './bytes.ts';
import { errorAt } from './exposition-error.ts';
import { parseOpenMetrics } from './openmetrics.ts';
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

/**
 * Reads what a target answered. The whole body is validated, and one with a fault anywhere is refused as a
 * whole; of a good one only the samples that `wanted` names are made into objects.
 *
 * Accepts and refuses what Prometheus' own reader of the format does (expfmt), and lines that Prometheus
 * scrapes but OpenMetrics forbids where they cannot be mistaken.
 *
 * @param wanted null keeps every sample
 * @throws ExpositionError with line and column
 * @example parseExposition(Buffer.from('a{b="c"} 1\n'), 'text', null)[0]?.value // 1
 */
export function parseExposition(body: Buffer, format: ExpositionFormat, wanted: Wanted | null): Sample[] {
  const nulAt = body.indexOf(0);
  if (nulAt !== -1) throw errorAt(body, nulAt, 'a NUL byte');
  if (!isUtf8(body)) throw errorAt(body, firstForeignLine(body), 'not UTF-8');
  return format === 'text' ? parsePrometheusText(body, wanted) : parseOpenMetrics(body, wanted);
}
