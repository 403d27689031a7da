import type { IncidentItem } from '#shared/api/incident-log.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { DeskWords } from './desk-words.ts';
import { splitDuration } from './format-duration.ts';
import type { Moments } from './moments.ts';

interface Say {
  readonly words: DeskWords;
  readonly moments: Moments;
  readonly nowMs: number;
}

/** How long users suffered: "1 h 28 m", or how long already; words where its times are impossible. */
export const lengthText = ({ seconds, resolvedAt, spells }: IncidentItem, { words, nowMs }: Say): string => {
  const { incidents, events } = words;
  if (seconds !== null) return events.length(splitDuration(seconds));
  if (resolvedAt !== null) return incidents.impossible;
  const last = spells.at(-1);
  const sinceMs = last === undefined ? nowMs : Date.parse(last.startedAt);
  return incidents.notOverFor(splitDuration((nowMs - sinceMs) / SECOND_MS));
};

/** "6 min later": how long after its start it was noticed; null where nobody said. */
export const detectionText = ({ detectedAt, startedAt }: IncidentItem, { words }: Say): string | null => {
  if (detectedAt === null) return null;
  const seconds = (Date.parse(detectedAt) - Date.parse(startedAt)) / SECOND_MS;
  return seconds < 0 ? words.incidents.earlier : words.incidents.later(splitDuration(seconds));
};

/** "15:52, 6 min later": when it was noticed, measured from its start; null where nobody said. */
export const noticedText = ({ detectedAt, startedAt }: IncidentItem, say: Say): string | null => {
  if (detectedAt === null) return null;
  const { incidents } = say.words;
  const when = say.moments.recent(Date.parse(detectedAt), say.nowMs);
  const seconds = (Date.parse(detectedAt) - Date.parse(startedAt)) / SECOND_MS;
  return incidents.noticedAt(when, seconds < 0 ? incidents.earlier : incidents.later(splitDuration(seconds)));
};

/** Who noticed, in the reader's language where it was a machine. */
export const noticedBy = (who: string, { words }: Say): string =>
  words.incidents.noticedBy(words.events.who(who));
