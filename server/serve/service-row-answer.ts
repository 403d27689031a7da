import type { OutDependency as OutAnswer, RowObjective, ServiceRow } from '#shared/api/service-list.ts';
import { isoInstant } from '#shared/time.ts';
import type { ObjectiveRow } from '../compute/objective-row.ts';
import type { OutDependency } from '../compute/out-dependencies.ts';
import type { ServiceConfig } from '../config/config.ts';
import { isoInstantOrNull } from './instants.ts';
import { toObjectiveAnswer } from './objective-answer.ts';
import { toServiceItem } from './service-item.ts';

function toBurn({ burn }: ObjectiveRow): RowObjective['burn'] {
  if (burn === null) return null;
  const { rule, factor, long, short, firing } = burn.rule;
  return { rule, factor, long: { ...long }, short: { ...short }, firing, eats: burn.eatsRatio };
}

function toRelease({ releaseBefore }: ObjectiveRow): RowObjective['releaseBefore'] {
  if (releaseBefore === null) return null;
  const { id, environment, version, finishedAtMs } = releaseBefore.deployment;
  const { beforeSeconds } = releaseBefore;
  return { id, environment, version, finishedAt: isoInstant(finishedAtMs), beforeSeconds };
}

/** An objective as a row of the list of services says it. */
function toRow(row: ObjectiveRow): RowObjective {
  const { judged } = row.each;
  const whole = toObjectiveAnswer(row.each);
  return {
    objective: whole.objective,
    sli: whole.sli,
    state: whole.state,
    direction: whole.direction,
    needsSomeone: whole.needsSomeone,
    target: whole.target,
    window: whole.window,
    value: whole.value,
    reason: whole.reason,
    coverage: whole.coverage,
    low: whole.low,
    high: whole.high,
    budget: whole.budget,
    warningRatio: row.warningRatio,
    partial: row.partial,
    since: whole.since,
    nodataSince: whole.nodataSince,
    exhaustedAt: whole.exhaustedAt,
    backInsideAt: whole.backInsideAt,
    notAnswering: whole.notAnswering,
    failingRatio: judged.failingRatio5m,
    burnRate: judged.burnRate5m,
    burn: toBurn(row),
    failing: [...row.failingRatios],
    remainingAtSince: row.remainingAtSince,
    releaseBefore: toRelease(row),
  };
}

const toOut = ({ service, kind, sinceMs }: OutDependency): OutAnswer => ({
  id: service.id,
  name: { ...service.name },
  kind,
  since: isoInstantOrNull(sinceMs),
});

/** A service as the list of all says it. */
export const toServiceRow = (
  service: ServiceConfig,
  rows: readonly ObjectiveRow[],
  out: readonly OutDependency[],
): ServiceRow => ({
  ...toServiceItem(service),
  out: out.map(toOut),
  objectives: rows.map(toRow),
});
