import type { BaselineDecision, Note } from '#shared/facts.ts';
import { type Behaviour, type BehaviourPoint, behaviour } from '#shared/metrics/behaviour.ts';
import type { Metric } from '#shared/metrics/define-metric.ts';
import type { Cut } from '#shared/sprint.ts';
import type { FigureDeps } from './figure-deps.ts';
import { type MarkedSeries, marksOf } from './marks.ts';
import { isInScope, isOfMany } from './scope.ts';
import { objectivesOf, type Subject } from './subject.ts';

/** The greatest value that can occur: a share ends at 1, unless more than all may be spent. */
const maxOf = ({ unit, isOpenEnded }: Metric): number | null =>
  unit === 'ratio' && isOpenEnded !== true ? 1 : null;

/** The notes as they stood at an instant: what was written, believed or taken back later was not known. */
export const notesAt = (notes: readonly Note[], atMs: number): Note[] =>
  notes
    .filter(({ writtenAtMs }) => writtenAtMs <= atMs)
    .map((note) => ({
      ...note,
      takenBack: note.takenBack !== null && note.takenBack.atMs <= atMs ? note.takenBack : null,
      beliefs: note.beliefs.filter((belief) => belief.atMs <= atMs),
    }));

const decisionsAt = (decisions: readonly BaselineDecision[], atMs: number): BaselineDecision[] =>
  decisions.filter(({ decidedAtMs }) => decidedAtMs <= atMs);

/** What people call a series: by its scope, and by how it is cut. */
function markedSeries({ config }: Pick<FigureDeps, 'config'>, subject: Subject, by: Cut): MarkedSeries {
  const { metric, objective, service: scope } = subject;
  const members = config.current().services.filter((each) => isInScope(scope, each));
  return {
    metric: metric.id,
    objective,
    scope: isOfMany(scope) ? scope : `s:${scope}`,
    services: scope === 'all' ? null : new Set(members.map(({ id }) => id)),
    by,
    agreed:
      metric.restsOnTarget === true
        ? objectivesOf({ config }, subject).map(({ service, objective: { id } }) => ({
            service: service.id,
            id,
          }))
        : [],
  };
}

/** The behaviour of a series with what people said of it until an instant: wherever it is shown. */
export function seriesBehaviour(
  deps: FigureDeps,
  subject: Subject,
  by: Cut,
  points: readonly BehaviourPoint[],
  atMs: number,
): Behaviour {
  const { facts } = deps;
  const { metric } = subject;
  const known = {
    notes: () => notesAt(facts.notes(), atMs),
    decisions: () => decisionsAt(facts.decisions(), atMs),
    versions: () => facts.versions().filter(({ effectiveFromMs }, at) => at === 0 || effectiveFromMs <= atMs),
  };
  return behaviour(points, metric.better, maxOf(metric), marksOf(known, markedSeries(deps, subject, by)));
}
