import type { OutDependency, RowObjective } from '#shared/api/service-list.ts';
import { hasStopped } from '#shared/slo/has-stopped.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { DeskWords } from './desk-words.ts';
import { describeFailing } from './failing.ts';
import { roughDuration, splitDuration } from './format-duration.ts';
import { budgetText, burnDigits, countText, lossDigits } from './format-ratio.ts';
import { dateParts } from './format-time.ts';
import type { Language } from './language.ts';
import type { Moments } from './moments.ts';
import type { Words } from './words.ts';

/** What a row needs to speak. */
export interface RowSay {
  readonly words: Words & DeskWords;
  readonly moments: Moments;
  readonly nowMs: number;
  readonly zone: string;
  readonly language: Language;
}

/** What people feel now: "4 in 10 requests fail now", or that nothing is counted. */
export const nowText = ({ failingRatio, sli }: RowObjective, { words }: RowSay): string =>
  failingRatio === null
    ? words.card.nothingCounted(sli.kind)
    : words.services.now(sli.kind, describeFailing(failingRatio));

/** "13:42 · 1 h 28 m": since when it burns or is silent; of what has stopped, when it began; null where it does neither. */
export const sinceText = (objective: RowObjective, { words, moments, nowMs }: RowSay): string | null => {
  const at = objective.since ?? objective.nodataSince;
  if (at === null) return null;
  const atMs = Date.parse(at);
  if (hasStopped(objective)) return words.stopped.began(moments.recent(atMs, nowMs));
  return words.objective.sinceFor(moments.recent(atMs, nowMs), splitDuration((nowMs - atMs) / SECOND_MS));
};

/** "was 63% at 13:42"; null where nothing burns, or it was not known then. */
export const wasText = (
  { since, remainingAtSince }: RowObjective,
  { words, moments, nowMs }: RowSay,
): string | null =>
  since === null || remainingAtSince === null
    ? null
    : words.services.wasAt(budgetText(remainingAtSince), moments.recent(Date.parse(since), nowMs));

type Burning = Pick<RowObjective, 'state' | 'value' | 'burnRate'>;

/** Whether the budget goes faster now than it lasts, and enough was counted to say so. */
const isBurning = ({ state, value, burnRate }: Pick<RowObjective, 'state' | 'value' | 'burnRate'>): boolean =>
  state !== 'nodata' && value !== null && burnRate !== null && burnRate > 1;

/** The badge, "398×", or "stopped, 0×" while its rule is still above; null while the budget lasts, and where there is too little to say. */
export const burnBadge = (objective: RowObjective, { words }: RowSay): string | null => {
  if (hasStopped(objective)) return words.stopped.badge(burnDigits(objective.burnRate ?? 0));
  return isBurning(objective) ? words.services.burning(burnDigits(objective.burnRate ?? 0)) : null;
};

/** What stands behind the badge: how fast, both windows of the rule, the rule, and what it would take of the budget. */
export const burnLines = (objective: RowObjective, { words }: RowSay): string[] => {
  const { burn } = objective;
  if (burn === null) return [];
  const say = words.services;
  const window = ({ window: name, rate }: typeof burn.long): string =>
    rate === null
      ? say.burnUnknown(say.burnSpan(name))
      : say.burnWindow(say.burnSpan(name), burnDigits(rate));
  return [
    isBurning(objective) ? say.burnFaster(burnDigits(objective.burnRate ?? 0)) : say.burnSlower,
    say.burnWindows(words.list([window(burn.short), window(burn.long)])),
    say.burnRule(
      say.burnSpan(burn.long.window),
      say.burnSpan(burn.short.window),
      countText(burn.factor),
      burn.firing,
    ),
    ...(burn.eats === null || !isBurning(objective)
      ? []
      : [say.burnEats(say.burnSpan(burn.long.window), lossDigits(burn.eats))]),
  ];
};

/** "gone in 14 h" while the budget goes too fast, or "back on 3 Dec"; null where neither is coming. */
export const comingText = (
  objective: Burning & Pick<RowObjective, 'exhaustedAt' | 'backInsideAt'>,
  { words, nowMs, zone, language }: Omit<RowSay, 'moments'>,
): string | null => {
  const { exhaustedAt, backInsideAt, state } = objective;
  if (exhaustedAt !== null && isBurning(objective)) {
    const leftSeconds = (Date.parse(exhaustedAt) - nowMs) / SECOND_MS;
    if (leftSeconds > 0) return words.objective.goneIn(roughDuration(leftSeconds));
  }
  // While it burns, a day on which it would be back if it stopped now says nothing.
  if (backInsideAt === null || state === 'burning') return null;
  return words.objective.backOn(dateParts(Date.parse(backInsideAt), zone, language));
};

/** "2025.11.4, 4 min before": of time alone, never of a cause. */
export const releaseText = (
  { version, beforeSeconds }: NonNullable<RowObjective['releaseBefore']>,
  { words: { services } }: RowSay,
): string => services.releaseChip(version ?? services.unnamedRelease, splitDuration(beforeSeconds));

/** "ERP sync has been out since 13:38". */
export const outText = (
  { name, kind, since }: OutDependency,
  { words: { services }, moments, nowMs, language }: RowSay,
): string => {
  const shown = name[language];
  if (since === null) return services.outNever(shown);
  const when = moments.recent(Date.parse(since), nowMs);
  if (kind === 'burning') return services.out(shown, when);
  return kind === 'silent' ? services.outSilent(shown, when) : services.outUnanswered(shown, when);
};
