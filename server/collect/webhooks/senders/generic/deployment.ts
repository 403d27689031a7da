import { type DeploymentStep, deploymentSteps } from '#shared/sender-event.ts';
import type { HookConfig } from '../../../../config/hook-config.ts';
import { type ReadDeployment, Unreadable } from '../../sender.ts';
import { known } from '../known.ts';
import { serviceNames } from '../names.ts';
import type { Mapped } from './mapped.ts';

/** The field that says when a step was, before `at`. */
const timeOf: Readonly<Partial<Record<DeploymentStep, string>>> = {
  started: 'startedAt',
  success: 'finishedAt',
  failure: 'finishedAt',
  cancelled: 'finishedAt',
};

/** What is mapped must be there; where no time is mapped, the delivery's arrival is it. */
function atMsOf(step: DeploymentStep, fact: Mapped, receivedAtMs: number): number {
  const names = [timeOf[step] ?? 'at', 'at'];
  const atMs = names.map((name) => fact.instant(name)).find((each) => each !== null);
  const missing = names.find((name) => fact.isMapped(name));
  if (atMs === undefined && missing !== undefined)
    throw new Unreadable(`where ${missing} is to stand there is nothing, so that nobody knows when this was`);
  return atMs ?? receivedAtMs;
}

/** A deployment by its mapping; without a step in the mapping it is a success. */
export function readDeployment(
  hook: HookConfig,
  fact: Mapped,
  item: unknown,
  receivedAtMs: number,
): ReadDeployment {
  const step = fact.isMapped('step') ? fact.choice('step', deploymentSteps) : 'success';
  if (step === null) throw new Unreadable('where step is to stand there is nothing');
  return {
    kind: 'deployment',
    of: serviceNames(hook, item, [fact.text('service'), fact.text('repository')]),
    id: fact.needText('id'),
    environment: fact.text('environment') ?? hook.environment ?? 'production',
    atMs: atMsOf(step, fact, receivedAtMs),
    step,
    told: known({
      startedAtMs: fact.instant('startedAt'),
      version: fact.text('version'),
      sha: fact.text('sha'),
      previousSha: fact.text('previousSha'),
      ref: fact.text('ref'),
      repository: fact.text('repository'),
      automated: fact.flag('automated'),
      unplanned: fact.flag('unplanned'),
      fixesIncident: fact.text('fixesIncident'),
      rollbackOf: fact.text('rollbackOf'),
      url: fact.text('url'),
    }),
    changes: null,
  };
}
