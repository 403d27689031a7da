import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import type { Span } from '../time.ts';
import { MINUTE_MS, MINUTE_SECONDS } from '../units.ts';
import type { ObjectiveMeasure } from './measure-objective.ts';
import { isTimeBased } from './sli.ts';
import { isCalendar } from './slo-span.ts';
import type { StatementDraft } from './statement-draft.ts';

/** Something that cost budget, and when that is given back. */
export interface StatementLine extends Span {
  /** `incident`: told by people; `burning`: an episode that no incident explains; `scattered`: the rest of a day. */
  readonly kind: StatementDraft['kind'];
  /** Id of the incident; null for the other kinds. */
  readonly incident: string | null;
  readonly running: boolean;
  /** Observations that failed; never 0. */
  readonly bad: number;
  readonly total: number;
  /** The failed ones as time; null for sources that count requests. */
  readonly badMinutes: number | null;
  /** Of the whole allowance, 0-1 and more; null where what is left is not known. */
  readonly share: number | null;
  /** When the first of its failures has left the window. */
  readonly returnsFromMs: number;
  /** When the last one has: from then on all of it is given back. */
  readonly returnsByMs: number;
}

/** How many minutes one observation of a time-based source stands for; null for sources that count requests. */
export const minutesEach = ({
  sliKind,
  intervalSeconds,
  observedCount,
}: ObjectiveFacts['spec']): number | null =>
  isTimeBased(sliKind) ? intervalSeconds / MINUTE_SECONDS / observedCount : null;

/** Says what drafts came to, for one objective and window. */
export const createLine = ({ spec }: ObjectiveFacts, { budget, span }: ObjectiveMeasure) => {
  const { startMs, endMs, name } = span.window;
  const each = minutesEach(spec);
  const allowed = budget === null || budget.remaining === null ? null : budget.allowed;
  const returns = (minuteMs: number): number =>
    isCalendar(name) ? span.fullEndMs : minuteMs + MINUTE_MS + (endMs - startMs);
  return ({ firstBadMs, lastBadMs, ...draft }: StatementDraft): StatementLine => ({
    ...draft,
    badMinutes: each === null ? null : draft.bad * each,
    share: allowed === null ? null : draft.bad / allowed,
    returnsFromMs: returns(firstBadMs),
    returnsByMs: returns(lastBadMs),
  });
};
