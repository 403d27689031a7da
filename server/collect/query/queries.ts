import { SECOND_MS } from '#shared/units.ts';
import type { TargetActivity } from '../../collector-activity.ts';
import type { Config } from '../../config/config.ts';
import { keptTarget } from '../../kept-target.ts';
import { targetKey } from '../../store/target-key.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { CollectorPart } from '../collector-part.ts';
import { phaseMs } from '../polling/phase.ts';
import { createPollSet, type Poll } from '../polling/poll-set.ts';
import { type Backfill, createBackfill } from './backfill.ts';
import { createFamilyQuestion, type FamilyQuestion } from './family-question.ts';
import { fingerprintOf, type QueryObjective, queryObjective } from './query-objective.ts';
import { createQueryPoll, type QueryPoll } from './query-poll.ts';
import { createQueryServer } from './query-server.ts';
import { type QuestionFamily, questionFamilies } from './question-family.ts';
import { createQuestionMemory } from './question-memory.ts';

/** A family that is asked once a minute. */
interface PlannedQuestion {
  readonly key: string;
  readonly serverKey: string;
  readonly question: FamilyQuestion;
  readonly queryPoll: QueryPoll;
}

/** Families of one delay are spread over this much of the minute. */
const SPREAD_MS = 5_000;
/** A timer may fire a little early: a question never begins within this of a minute's edge. */
const EARLIEST_MS = 100;
const MINUTE = 60 * SECOND_MS;

function queryObjectives(config: Config, { store }: CollectDeps): QueryObjective[] {
  return config.services.flatMap((service) =>
    service.objectives.flatMap(({ id, source }) =>
      source.kind === 'query' ? [queryObjective(store.tallies.sliId(service.id, id), source)] : [],
    ),
  );
}

/** The first of the turns, of which the next is known, that comes when the server may be asked again. */
const turnFrom = (turnAtMs: number, busyUntilMs: number): number =>
  turnAtMs + Math.max(0, Math.ceil((busyUntilMs - turnAtMs) / MINUTE)) * MINUTE;

const sourceOf = ({ members: [first] }: QuestionFamily): QueryObjective['source'] => {
  if (first === undefined) throw new RangeError('a family has a member');
  return first.source;
};

/** Questions to servers that keep the telemetry: one a minute for each family, and what of the past is owed. */
export function createQueries(deps: CollectDeps): CollectorPart {
  const polls = createPollSet(deps);
  const backfills = new Map<string, Backfill>();
  const memory = createQuestionMemory();
  let planned: readonly PlannedQuestion[] = [];
  let timeZone = 'UTC';

  /** The time of day as the team's clocks show it: `15:04`. */
  const timeText = (atMs: number): string =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(atMs);

  function backfillOf(serverKey: string, server: string): Backfill {
    const known = backfills.get(serverKey);
    if (known !== undefined) return known;
    const backfill = createBackfill(deps, server, memory);
    backfills.set(serverKey, backfill);
    return backfill;
  }

  function plan(family: QuestionFamily): PlannedQuestion {
    const key = JSON.stringify([family.label, family.members.map(({ sliId, source }) => [sliId, source])]);
    const known = planned.find((one) => one.key === key);
    if (known !== undefined) return known;
    const source = sourceOf(family);
    const serverKey = JSON.stringify([source.server, source.connection]);
    const question = createFamilyQuestion(deps.clock, createQueryServer(deps, source), family);
    const backfill = backfillOf(serverKey, source.server);
    const queryPoll = createQueryPoll(deps, question, { backfill, memory });
    return { key, serverKey, question, queryPoll };
  }

  function toPoll({ key, question, queryPoll }: PlannedQuestion, seed: string): Poll {
    const { server, intervalSeconds, delaySeconds } = sourceOf(question.family);
    const spread = EARLIEST_MS + phaseMs(key, seed, SPREAD_MS);
    const phase = (delaySeconds * SECOND_MS + spread) % MINUTE;
    return { target: server, intervalSeconds, phaseMs: phase, create: () => queryPoll.poll };
  }

  /** Servers that nobody asks any more are let go. */
  async function shareServers(): Promise<void> {
    const ending: Promise<void>[] = [];
    for (const [serverKey, backfill] of backfills) {
      const questions = planned.filter((one) => one.serverKey === serverKey).map(({ question }) => question);
      backfill.use(questions);
      if (questions.length > 0) continue;
      backfills.delete(serverKey);
      ending.push(backfill.stop());
    }
    await Promise.all(ending);
  }

  /** What stands beside the values of an objective: that its server wants to be left alone, and what was answered. */
  function warningsOf({ sliId, source }: QueryObjective, { question, queryPoll }: PlannedQuestion): string[] {
    const busyUntilMs = question.server.busyUntilMs();
    const busy =
      busyUntilMs > deps.clock.nowMs() ? [`the server asked to wait until ${timeText(busyUntilMs)}`] : [];
    return [...busy, ...(queryPoll.newsOf(sliId)?.warnings ?? []), ...memory.pastWarnings(source)];
  }

  function activityOf(one: PlannedQuestion): TargetActivity[] {
    const { key, question, queryPoll } = one;
    const turnAtMs = polls.nextAtMs(key);
    return question.family.members.map((member) => ({
      sliId: member.sliId,
      target: keptTarget(member.source.server),
      labels: {},
      intervalSeconds: member.source.intervalSeconds,
      timeoutSeconds: member.source.timeoutSeconds,
      nextAtMs: turnAtMs === null ? null : turnFrom(turnAtMs, question.server.busyUntilMs()),
      sampleCount: null,
      seriesCount: queryPoll.newsOf(member.sliId)?.seriesCount ?? null,
      badCount: null,
      warnings: warningsOf(member, one),
    }));
  }

  return {
    async apply(config) {
      const objectives = queryObjectives(config, deps);
      timeZone = config.team.timeZone;
      const nowMs = deps.clock.nowMs();
      for (const { sliId, source } of objectives)
        deps.store.querySpans.asked(sliId, fingerprintOf(source), nowMs);
      memory.keep(objectives.map(({ source }) => source));
      planned = questionFamilies(objectives).map(plan);
      const seed = config.team.name;
      const ending = shareServers();
      await polls.replace(new Map(planned.map((one) => [one.key, toPoll(one, seed)])), seed);
      await ending;
    },
    targetKeys: () =>
      new Set(
        planned.flatMap(({ question }) =>
          question.family.members.map(({ sliId, source }) => targetKey(sliId, keptTarget(source.server))),
        ),
      ),
    activity: () => ({
      targets: planned.flatMap(activityOf),
      discovery: [],
      backfills: [...backfills.values()].flatMap((backfill) => backfill.activity()),
    }),
    async stop() {
      await polls.stop();
      await Promise.all([...backfills.values()].map((backfill) => backfill.stop()));
    },
  };
}
