import type { WallService } from '#shared/api/wall.ts';
import { hasStopped } from '#shared/slo/has-stopped.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import { describeFailing } from '../../words/failing.ts';
import { headlineDuration, roughDuration, splitDuration } from '../../words/format-duration.ts';
import { budgetDigits, burnDigits, countText } from '../../words/format-ratio.ts';
import { big, type Part, small } from '../../words/parts.ts';
import { unansweredText } from '../../words/unanswered-text.ts';
import type { Say } from './say.ts';

/** A large figure of a card and what it is. */
export interface Fact {
  readonly key: string;
  readonly parts: readonly Part[];
  readonly label: string;
}

type Objective = NonNullable<WallService['objective']>;

/** Whether it stopped, though the rules are still above (METRICS.md §2). */
export const isStopped = ({ objective, failingRatio, burnRate }: WallService): boolean =>
  objective !== null && hasStopped({ state: objective.state, failingRatio, burnRate });

const secondsSince = (sinceMs: number, say: Say): number => (say.nowMs - sinceMs) / SECOND_MS;

const failingFact = (service: WallService, objective: Objective, say: Say): Fact => {
  const { card } = say.words;
  const kind = objective.sli.kind;
  if (service.failingRatio === null)
    return { key: 'failing', parts: [big('–')], label: card.nothingCounted(kind) };
  const failing = describeFailing(service.failingRatio);
  return { key: 'failing', parts: card.failing(failing), label: card.failingLabel(kind, failing) };
};

const lengthFact = (since: string | null, say: Say, label: (when: string) => string): Fact[] => {
  if (since === null) return [];
  const sinceMs = Date.parse(since);
  return [
    {
      key: 'length',
      parts: say.words.card.duration(headlineDuration(secondsSince(sinceMs, say))),
      label: label(say.moments.recent(sinceMs, say.nowMs)),
    },
  ];
};

/** When it began, of what has stopped: how long it lasts is over. */
const beganFact = (since: string | null, say: Say): Fact[] => {
  if (since === null) return [];
  const sinceMs = Date.parse(since);
  const { stopped } = say.words;
  const parts = stopped.ago(headlineDuration(secondsSince(sinceMs, say)));
  return [{ key: 'length', parts, label: stopped.began(say.moments.recent(sinceMs, say.nowMs)) }];
};

const budgetLabel = (service: WallService, objective: Objective, remaining: number, say: Say): string => {
  const { card } = say.words;
  if (objective.state === 'nodata') return card.budgetWhenHeard;
  if (objective.exhaustedAt === null || remaining <= 0 || isStopped(service)) return card.budgetLeft;
  const leftSeconds = (Date.parse(objective.exhaustedAt) - say.nowMs) / SECOND_MS;
  return leftSeconds > 0 ? card.budgetLeftGone(roughDuration(leftSeconds)) : card.budgetLeft;
};

const budgetFact = (service: WallService, objective: Objective, say: Say): Fact[] => {
  const remaining = objective.budget?.remaining ?? null;
  if (remaining === null) return [];
  const parts = [big(budgetDigits(remaining)), small('%')];
  return [{ key: 'budget', parts, label: budgetLabel(service, objective, remaining, say) }];
};

/** The three facts of a card, in order: what people feel, how long, how much budget is left. */
export const problemFacts = (service: WallService, say: Say): Fact[] => {
  const objective = service.objective;
  if (objective === null) return [];
  const { card } = say.words;
  if (objective.state === 'nodata')
    return [
      ...lengthFact(objective.nodataSince, say, card.lastHeard),
      ...budgetFact(service, objective, say),
    ];
  return [
    failingFact(service, objective, say),
    ...(isStopped(service) ? beganFact(objective.since, say) : lengthFact(objective.since, say, card.since)),
    ...budgetFact(service, objective, say),
  ];
};

/** The burn rate as the badge says it; null where there is none to speak of. */
export const burnBadge = (service: WallService, say: Say): string | null => {
  const objective = service.objective;
  if (objective === null || objective.state === 'nodata' || objective.value === null) return null;
  if (isStopped(service)) return say.words.stopped.badge(burnDigits(service.burnRate ?? 0));
  if (service.burnRate !== null && service.burnRate > 1)
    return say.words.card.tooFast(burnDigits(service.burnRate));
  return objective.direction === 'steady' ? null : say.words.direction[objective.direction];
};

/** "not answering since 13:42: connection refused"; null while it answers. */
export const unansweredSentence = (service: WallService, say: Say): string | null => {
  const silent = service.objective?.notAnswering ?? null;
  if (silent === null) return null;
  const when = say.moments.recent(Date.parse(silent.since), say.nowMs);
  return unansweredText(silent, when, say.words.connectionReason(silent.reason, silent.detail), say.words);
};

const releaseLine = (service: WallService, say: Say): string => {
  const { card } = say.words;
  const release = service.releaseBefore;
  if (release === null) return card.noRelease;
  const length = splitDuration(release.beforeSeconds);
  return release.version === null
    ? card.unnamedReleaseBefore(length)
    : card.releaseBefore(release.version, length);
};

/** "the last 30 min are still above 6×": what keeps the state of a burning that has stopped; null while it goes on. */
const stillLine = (service: WallService, say: Say): string | null => {
  const rule = isStopped(service) ? service.objective?.burn.find(({ firing }) => firing) : undefined;
  return rule === undefined ? null : say.words.stopped.still(rule.short.window, countText(rule.factor));
};

/** What keeps its state, and what may explain it, most telling first; never called a cause. */
export const problemHints = (service: WallService, say: Say): string[] => {
  const unanswered = unansweredSentence(service, say);
  const seen = [stillLine(service, say), unanswered].filter((hint) => hint !== null);
  return unanswered !== null && service.releaseBefore === null ? seen : [...seen, releaseLine(service, say)];
};

const SWAP_MS = 10 * MINUTE_MS;

/** After an hour a solid card is drawn as an outline in every second ten minutes, to spare the screen. */
export const isSpared = (sinceMs: number, nowMs: number): boolean =>
  nowMs - sinceMs > HOUR_MS && Math.floor((nowMs - sinceMs) / SWAP_MS) % 2 === 1;
