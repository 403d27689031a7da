import { targetChanges } from '#shared/agreement/target-changes.ts';
import type { BaselineDecision, Note } from '#shared/facts.ts';
import type { BehaviourMarks } from '#shared/metrics/behaviour.ts';
import type { Facts } from './facts.ts';

/** Which series people spoke of. */
export interface MarkedSeries {
  readonly metric: string;
  /** Null for delivery metrics. */
  readonly objective: string | null;
  /** `all`, `group:<name>` or `s:<service>`. */
  readonly scope: string;
  /** Ids of the services in the scope; null for all. */
  readonly services: ReadonlySet<string> | null;
  readonly by: string;
  /** Services and ids of the agreement whose targets are part of what the series means; empty where none is. */
  readonly agreed: readonly { readonly service: string; readonly id: string }[];
}

/** Notes that are about a series: of all services or of its scope, of every metric or of its own. */
const isNoteOf = ({ services, metric }: MarkedSeries, note: Note): boolean =>
  (note.service === null || services?.has(note.service) === true) &&
  (note.metric === null || note.metric === metric);

const isDecisionOn = (series: MarkedSeries, decision: BaselineDecision): boolean =>
  decision.metric === series.metric &&
  decision.scope === series.scope &&
  decision.objective === series.objective &&
  decision.by === series.by;

/**
 * What people said of a series, and agreed on it (METRICS.md §5). What one service wrote marks the series of that service and of its
 * group, never that of all: there it is one of many.
 */
export function marksOf(
  facts: Pick<Facts, 'notes' | 'decisions' | 'versions'>,
  series: MarkedSeries,
): BehaviourMarks {
  const notes = facts.notes().filter((note) => note.takenBack === null && isNoteOf(series, note));
  const ofKind = (kind: Note['kind']) => notes.filter((note) => note.kind === kind);
  const decided = facts.decisions().filter((decision) => isDecisionOn(series, decision));
  const starts = (decision: BaselineDecision['decision']) =>
    decided.filter((each) => each.decision === decision).map(({ startMs }) => startMs);
  return {
    knownCauses: ofKind('known-cause').map(({ atMs, untilMs }) => ({
      startMs: atMs,
      endMs: untilMs ?? atMs,
    })),
    processChanges: ofKind('process-change').map(({ atMs }) => atMs),
    definitionChanges: series.agreed.flatMap(({ service, id }) =>
      targetChanges(facts.versions(), service, id),
    ),
    confirmed: starts('confirmed'),
    sentBack: starts('sent-back'),
  };
}
