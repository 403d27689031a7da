import { asciiText, endOfLine, endOfName, METRIC_PART, METRIC_START, startsName } from './bytes.ts';
import type { Sample } from './sample.ts';

/** What a format's parser makes of a whole body. */
export interface ReadSamples {
  /** Those that were wanted, in the order of the page. */
  readonly samples: readonly Sample[];
  /** Of the whole page, wanted or not. */
  readonly sampleCount: number;
}

/** A metrics page as it was read once. */
export interface Page extends ReadSamples {
  /**
   * Some names of metrics that stand in it, without those in quotes: for a word to somebody who looks for one that
   * does not. They are found anew at each call, so call it seldom.
   */
  names(): ReadonlySet<string>;
  /** Gives the memory of its text back at once: there are no names afterwards. */
  close(): void;
}

/** More are not worth the comparing. */
const MOST_NAMES = 1_000;

/** Names with which a line of the body begins. */
export function namesOn(body: Buffer): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = 0; at < body.length && names.size < MOST_NAMES; at = endOfLine(body, at) + 1) {
    if (!startsName(body, at, METRIC_START)) continue;
    names.add(asciiText(body, at, endOfName(body, at, METRIC_PART)));
  }
  return names;
}
