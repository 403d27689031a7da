import { type DeploymentStep, deploymentSteps } from '#shared/sender-event.ts';
import type { HookConfig } from '../../../../config/hook-config.ts';
import type { ReadDeployment } from '../../sender.ts';
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

/**
 * A deployment by its mapping; without a step in the mapping it is a success, and without a time it was when it arrived.
 * What is mapped and decides either must be there.
 */
export function readDeployment(
  hook: HookConfig,
  fact: Mapped,
  item: unknown,
  receivedAtMs: number,
): ReadDeployment {
  const step = fact.neededChoice('step', deploymentSteps) ?? 'success';
  return {
    kind: 'deployment',
    of: serviceNames(hook, item, [fact.text('service'), fact.text('repository')]),
    id: fact.needText('id'),
    environment: fact.text('environment') ?? hook.environment ?? 'production',
    atMs: fact.neededInstant([timeOf[step] ?? 'at', 'at']) ?? receivedAtMs,
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
