import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import type { RuleJudgement } from '#shared/slo/objective-judgement.ts';
import { isoInstant } from '#shared/time.ts';
import type { JudgedObjective } from '../compute/objectives.ts';
import { publicTarget } from '../public-target.ts';
import { isoInstantOrNull } from './instants.ts';

type BudgetAnswer = ObjectiveAnswer['budget'];

function toBudget({ judged }: JudgedObjective): BudgetAnswer {
  if (judged.budget === null) return null;
  const { allowed, spent, remaining, allowedMinutes, estimated } = judged.budget;
  return { allowed, spent, remaining, allowedMinutes, estimated };
}

function toNotAnswering({
  notAnswering,
  notAnsweringCount,
  sources,
}: JudgedObjective): ObjectiveAnswer['notAnswering'] {
  if (notAnswering === null || notAnswering.failingSinceMs === null) return null;
  return {
    since: isoInstant(notAnswering.failingSinceMs),
    target: publicTarget(notAnswering.target),
    reason: notAnswering.reason ?? 'unknown',
    detail: notAnswering.detail ?? '',
    count: notAnsweringCount,
    of: sources.length,
  };
}

const toRule = ({ youngUntilMs, long, short, ...rule }: RuleJudgement): ObjectiveAnswer['burn'][number] => ({
  ...rule,
  long: { ...long },
  short: { ...short },
  youngUntil: isoInstantOrNull(youngUntilMs),
});

/** A judged objective as the API says it. */
export function toObjectiveAnswer(each: JudgedObjective): ObjectiveAnswer {
  const { judged } = each;
  return {
    service: each.service.id,
    objective: each.objective.id,
    direction: judged.direction,
    coveredFrom: isoInstantOrNull(judged.coveredFromMs),
    sli: { ...judged.sli },
    target: judged.target,
    window: each.window.name,
    good: judged.good,
    total: judged.total,
    value: judged.value,
    coverage: judged.coverage,
    collectorDownMinutes: judged.collectorDownMinutes,
    low: judged.low,
    high: judged.high,
    budget: toBudget(each),
    burn: judged.burn.map(toRule),
    state: judged.state,
    since: isoInstantOrNull(judged.sinceMs),
    exhaustedAt: isoInstantOrNull(judged.exhaustedAtMs),
    backInsideAt: isoInstantOrNull(judged.backInsideAtMs),
    reason: judged.reason,
    agreementVersion: judged.agreementVersion,
    lastHeardAt: isoInstantOrNull(judged.lastHeardAtMs),
    nodataSince: isoInstantOrNull(judged.nodataSinceMs),
    notAnswering: toNotAnswering(each),
    needsSomeone: each.needsSomeone,
    receipt: each.receipt,
  };
}
