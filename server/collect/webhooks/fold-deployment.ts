import type { DeployedChange, Deployment, DeploymentResult } from '#shared/facts.ts';
import {
  type ChangeTold,
  type DeploymentEvent,
  type DeploymentTold,
  deploymentSteps,
} from '#shared/sender-event.ts';
import { firstSource, inOrder, type Sides, type Told, toldTogether } from './told-events.ts';

/** A deployment as all events about it tell it; `changes` is null where nobody told them. */
export interface FoldedDeployment {
  readonly deployment: Deployment;
  readonly changes: readonly DeployedChange[] | null;
}

interface Finish {
  readonly result: DeploymentResult;
  readonly atMs: number;
}

const finishOf = ({ event: { step, atMs } }: Told<DeploymentEvent>): Finish[] =>
  step === 'success' || step === 'failure' || step === 'cancelled' ? [{ result: step, atMs }] : [];

/**
 * How it ended: a person's last word, else the last result that senders told, at the first time they told it without
 * telling another since. A job that failed and then passed passed when it passed; one that is said to have passed twice
 * passed the first time. Null while it runs.
 */
function finishIn({ senders, people }: Sides<DeploymentEvent>): Finish | null {
  const said = people.flatMap(finishOf).at(-1);
  if (said !== undefined) return said;
  const finishes = senders.flatMap(finishOf);
  const last = finishes.at(-1);
  if (last === undefined) return null;
  const before = finishes.findLastIndex(({ result }) => result !== last.result);
  return finishes[before + 1] ?? last;
}

function startIn({ senders }: Sides<DeploymentEvent>): number | null {
  return senders.find(({ event }) => event.step === 'started')?.event.atMs ?? null;
}

function changesIn({ senders, people }: Sides<DeploymentEvent>): readonly ChangeTold[] | null {
  const lists = [...senders, ...people].flatMap(({ event }) =>
    event.changes === null ? [] : [event.changes],
  );
  return lists.at(-1) ?? null;
}

/**
 * A deployment as it stands, from all events about it, in whatever order and however often they came. Null while no
 * event says how it ended: what runs is no deployment yet. That it was superseded or removed later does not undo it.
 *
 * @param told events of one subject, in the order in which they are kept
 */
export function foldDeployment(told: readonly Told<DeploymentEvent>[]): FoldedDeployment | null {
  const first = told[0]?.event;
  if (first === undefined) return null;
  const sides = inOrder(told, deploymentSteps);
  const finish = finishIn(sides);
  if (finish === null) return null;
  const { service, environment, id } = first;
  const known: DeploymentTold = toldTogether<DeploymentTold>(sides);
  const changes = changesIn(sides);
  return {
    deployment: {
      service,
      environment,
      id,
      finishedAtMs: finish.atMs,
      startedAtMs: known.startedAtMs === undefined ? startIn(sides) : known.startedAtMs,
      result: finish.result,
      version: known.version ?? null,
      sha: known.sha ?? null,
      repository: known.repository ?? null,
      automated: known.automated ?? null,
      unplanned: known.unplanned ?? null,
      fixesIncident: known.fixesIncident ?? null,
      rollbackOf: known.rollbackOf ?? null,
      url: known.url ?? null,
      source: firstSource(sides),
      ref: known.ref ?? null,
      previousSha: known.previousSha ?? null,
    },
    changes:
      changes?.map((change) => ({
        ...change,
        service,
        environment,
        deploymentId: id,
        reachedBranchAtMs: change.mergedAtMs ?? change.committedAtMs,
      })) ?? null,
  };
}
