import type { WallService } from '#shared/api/wall.ts';
import type { State } from '#shared/judgement.ts';
import { SECOND_MS } from '#shared/units.ts';
import { type MarkName, markOf } from '../../ui/Mark.tsx';
import { type DurationPart, splitDuration } from '../../words/format-duration.ts';
import { availabilityText, budgetDigits, budgetText, coveragePercent } from '../../words/format-ratio.ts';
import { dateParts } from '../../words/format-time.ts';
import { stateText } from '../../words/state-text.ts';
import { isAnsweredInPart, isUnanswered, unansweredText } from '../../words/unanswered-text.ts';
import { unansweredSentence } from './problem.ts';
import type { Say } from './say.ts';

/** What a quiet tile says beside its name and strip. */
export interface QuietTile {
  readonly state: State;
  /** The state as it is said now. */
  readonly stateText: string;
  readonly mark: MarkName;
  /** Budget left; null where there is none to show. */
  readonly budgetPercent: string | null;
  /** The value without judgement, where no limit is agreed. */
  readonly bareValue: string | null;
  readonly note: string | null;
  /** "12/30 d": how much of the window the history fills; null where it fills it. */
  readonly partial: string | null;
  /** In place of the strip: why it does not answer, or that there is nothing to spend. */
  readonly line: string | null;
  /** Note and line together, where there is room for a sentence. */
  readonly sentence: string | null;
  /** All of it in words. */
  readonly title: string;
}

type Objective = NonNullable<WallService['objective']>;

const silentNote = (objective: Objective, say: Say): string => {
  if (objective.reason === 'too-few') return say.words.tiles.tooFew;
  if (objective.nodataSince === null || objective.lastHeardAt === null) return say.words.tiles.noDataEver;
  return say.words.tiles.noData(silentFor(objective.nodataSince, say));
};

const quietNote = (
  objective: Objective,
  failingRatio: number | null,
  say: Say,
  zone: string,
): string | null => {
  if (isUnanswered(objective)) return say.words.notAnswering;
  if (objective.state === 'nodata') return silentNote(objective, say);
  if (objective.state === 'paused') return say.words.state('paused');
  if (objective.state === 'debt' && objective.backInsideAt !== null)
    return say.words.tiles.backInside(dateParts(Date.parse(objective.backInsideAt), zone, say.language));
  return heading(objective, failingRatio, say);
};

/**
 * Where it is heading, while that can be seen: a ticket rule's windows are hours long, so that "rising" would
 * stand there long after the last failure.
 */
const heading = (objective: Objective, failingRatio: number | null, say: Say): string | null => {
  const { direction } = objective;
  if (direction === 'steady') return null;
  const isFailing = failingRatio !== null && failingRatio > 0;
  return direction === 'easing' || isFailing ? say.words.direction[direction] : null;
};

const tileLine = (objective: Objective, say: Say): string | null => {
  const silent = objective.notAnswering;
  if (silent !== null && isAnsweredInPart(objective))
    return say.words.notAnsweringPart(silent.count, silent.of);
  if (silent !== null) {
    const when = say.moments.brief(Date.parse(silent.since), say.nowMs);
    return say.words.notAnsweringTail(when, say.words.connectionReasonShort(silent.reason, silent.detail));
  }
  return silentWhy(objective, say) ?? (objective.state === 'none' ? say.words.tiles.noLimit : null);
};

/** What a silent source is silent for, where that is known and no target says it; else null. */
const silentWhy = ({ state, reason }: Objective, say: Say): string | null =>
  state === 'nodata' && (reason === 'collector-down' || reason === 'target-down')
    ? say.words.tiles.silentWhy(reason)
    : null;

/** As a card says it; where some answer, shorter, since two lines of a tile hold no more. */
const tileUnanswered = (service: WallService, say: Say): string | null => {
  const { objective } = service;
  const silent = objective?.notAnswering ?? null;
  if (objective === null || silent === null || !isAnsweredInPart(objective))
    return unansweredSentence(service, say);
  const when = say.moments.brief(Date.parse(silent.since), say.nowMs);
  const why = say.words.connectionReasonShort(silent.reason, silent.detail);
  return unansweredText(silent, when, why, say.words);
};

/** Since when and why in one short line, for a tile without a note. */
const awaySentence = ({ state, reason, nodataSince }: Objective, say: Say): string | null =>
  state === 'nodata' && reason === 'collector-down' && nodataSince !== null
    ? say.words.tiles.boardWasOff(silentFor(nodataSince, say))
    : null;

const silentFor = (since: string, say: Say): readonly DurationPart[] =>
  splitDuration((say.nowMs - Date.parse(since)) / SECOND_MS);

const unmeasured = (say: Say): QuietTile => ({
  state: 'none',
  stateText: say.words.state('none'),
  mark: 'none',
  budgetPercent: null,
  bareValue: null,
  note: null,
  partial: null,
  line: say.words.tiles.noObjective,
  sentence: say.words.tiles.noObjective,
  title: say.words.tiles.noObjective,
});

const partialSentence = (partial: WallService['partial'], say: Say): string | null =>
  partial === null ? null : say.words.tiles.partialLong(partial.days, partial.ofDays);

/** "heard 82%", where nothing else stands beside the figure. */
const heardNote = ({ objective, partial }: WallService, say: Say): string | null => {
  const coverage = objective?.coverage ?? null;
  if (coverage === null || coveragePercent(coverage) === null || partial !== null) return null;
  return say.words.heard(budgetText(coverage));
};

/** How much of the window the history fills and how much of it was heard, where there is room for a sentence. */
const historySentence = ({ objective, partial }: WallService, say: Say): string | null => {
  const percent = coveragePercent(objective?.coverage ?? null);
  const heard = percent === null ? null : say.words.heardOfTime(percent);
  const said = [partialSentence(partial, say), heard].filter((each) => each !== null);
  return said.length === 0 ? null : say.words.list(said);
};

/** A service that needs nobody, as its tile says it. */
export const quietTile = (service: WallService, say: Say, zone: string): QuietTile => {
  const objective = service.objective;
  if (objective === null) return unmeasured(say);
  const remaining = objective.budget?.remaining ?? null;
  const hidesValue = objective.state === 'nodata' || isUnanswered(objective);
  const ownNote = quietNote(objective, service.failingRatio, say, zone);
  const note = ownNote ?? heardNote(service, say);
  const line = tileLine(objective, say);
  const partial = service.partial;
  const isBare = objective.state === 'none' && objective.value !== null;
  const { failingRatio, burnRate } = service;
  const stateWords = stateText({ state: objective.state, failingRatio, burnRate }, say.words);
  const words = [stateWords];
  if (remaining !== null) words.push(say.words.tiles.budgetTitle(budgetText(remaining)));
  const history = partialSentence(partial, say);
  if (history !== null) words.push(history);
  if (note !== null) words.push(note);
  return {
    state: objective.state,
    stateText: stateWords,
    mark: markOf(objective.state, isUnanswered(objective)),
    budgetPercent: remaining === null || hidesValue ? null : budgetDigits(remaining),
    bareValue: isBare && objective.value !== null ? availabilityText(objective.value, null) : null,
    note,
    partial: partial === null || note !== null ? null : say.words.tiles.partial(partial.days, partial.ofDays),
    line,
    sentence:
      tileUnanswered(service, say) ??
      awaySentence(objective, say) ??
      line ??
      ownNote ??
      historySentence(service, say),
    title: say.words.list(words),
  };
};
