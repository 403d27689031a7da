import type { SourceItem } from '#shared/api/sources.ts';
import type { SourceState } from '#shared/source.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { DeskWords } from './desk-words.ts';
import { roughDuration, splitDuration } from './format-duration.ts';
import { shortLength } from './format-length.ts';
import { floorAt } from './format-ratio.ts';
import type { Moments } from './moments.ts';
import type { Words } from './words.ts';

type AllWords = Words & DeskWords;
type Counts = Readonly<Record<SourceState, number>>;

const NAMES_SHOWN = 3;

const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/**
 * "41 of 43 sources answer".
 *
 * @param heardCount hooks to which something was sent: with one of them something is connected, though nothing is asked
 */
export const sourcesHeading = (counts: Counts, { setup }: AllWords, heardCount = 0): string => {
  const of = totalOf(counts);
  return of === 0 && heardCount > 0
    ? setup.sources.onlyHeard(heardCount)
    : setup.sources.heading(counts.answering, of);
};

/** What the page's title begins with: the worst of them, "2 sources do not answer". */
export const sourcesState = (counts: Counts, words: AllWords, heardCount = 0): string => {
  const { sources } = words.setup;
  if (counts['not-answering'] > 0) return sources.notAnswering(counts['not-answering']);
  return counts.silent > 0 ? sources.silentTitle(counts.silent) : sourcesHeading(counts, words, heardCount);
};

/** Up to three different names, and how many more there are. */
const nameSome = (names: readonly string[], words: AllWords): string => {
  const different = [...new Set(names)];
  const shown = words.list(different.slice(0, NAMES_SHOWN));
  const more = different.length - NAMES_SHOWN;
  return more > 0 ? words.setup.sources.andMore(shown, more) : shown;
};

/** What those do that do not answer: one sentence for each state that there is. */
export const sourcesSentences = (
  counts: Counts,
  namesIn: (state: SourceState) => readonly string[],
  words: AllWords,
): string[] => {
  const { sources } = words.setup;
  const sentences: [SourceState, (count: number) => string][] = [
    ['not-answering', (count) => sources.doNot(count, nameSome(namesIn('not-answering'), words))],
    ['silent', (count) => sources.silent(count, nameSome(namesIn('silent'), words))],
    ['failed-once', sources.failedOnce],
    ['waiting', sources.waiting],
  ];
  return sentences.filter(([state]) => counts[state] > 0).map(([state, say]) => say(counts[state]));
};

/** Why a source is not simply answering, in words; null where it is, or only waits. */
export const troubleText = (item: SourceItem, words: AllWords): string | null => {
  if (item.reason !== null && item.state !== 'waiting')
    return words.connectionReason(item.reason, item.detail ?? '');
  if (item.state !== 'silent') return null;
  const { sources } = words.setup;
  return item.kind === 'push' ? sources.overdue(splitDuration(item.intervalSeconds)) : sources.noSeries;
};

/** "since 13:42, for 1 h 28 m · 14 failures in a row"; null while it answers. */
export const failingText = (
  item: SourceItem,
  words: AllWords,
  { moments, nowMs }: { moments: Moments; nowMs: number },
): string | null => {
  if (item.failingSince === null || item.state === 'waiting') return null;
  const sinceMs = Date.parse(item.failingSince);
  const length = splitDuration((nowMs - sinceMs) / SECOND_MS);
  return words.setup.sources.failing(moments.recent(sinceMs, nowMs), length, item.failuresInARow);
};

/** "35 ms", "1.2 s". */
export const lengthText = (seconds: number, { setup }: AllWords): string =>
  setup.sources.length(shortLength(seconds));

/** "in 12 s", or "now" where the moment has come. */
export const nextAttemptText = (nextAt: string, nowMs: number, { setup }: AllWords): string => {
  const seconds = Math.ceil((Date.parse(nextAt) - nowMs) / SECOND_MS);
  return seconds <= 0 ? setup.sources.now : setup.sources.nextIn(splitDuration(seconds));
};

/** "90 days asked for, 37 % read"; null where nothing is left to be read. */
export const backfillText = ({ backfill }: SourceItem, { setup }: AllWords): string | null => {
  if (backfill === null || backfill.doneRatio >= 1) return null;
  const seconds = (Date.parse(backfill.to) - Date.parse(backfill.from)) / SECOND_MS;
  return setup.sources.backfill([roughDuration(seconds)], String(floorAt(backfill.doneRatio * 100, 0)));
};
