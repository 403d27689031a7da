import { incidentKinds } from '#shared/facts.ts';
import { type IncidentStep, type IncidentTold, incidentSteps } from '#shared/sender-event.ts';
import type { HookConfig } from '../../../../config/hook-config.ts';
import type { ReadIncident } from '../../sender.ts';
import { known } from '../known.ts';
import { serviceNames } from '../names.ts';
import { readSeverity } from '../severity.ts';
import type { Mapped } from './mapped.ts';

const toldBy = (hook: HookConfig, fact: Mapped): IncidentTold =>
  known({
    title: fact.text('title'),
    severity: readSeverity([fact.text('severity')], hook.severity),
    kind: fact.choice('kind', incidentKinds),
    startedAtMs: fact.instant('startedAt'),
    detectedAtMs: fact.instant('detectedAt'),
    detectedBy: fact.text('detectedBy'),
    reportedAtMs: fact.instant('reportedAt'),
    causedByDeployment: fact.text('causedByDeployment'),
    causedBySha: fact.text('causedBySha'),
    duplicateOf: fact.text('duplicateOf'),
    url: fact.text('url'),
  });

/**
 * Each step that the item tells of, and when. One that ends an incident tells its start too, where it knows it. A step
 * or a time that is mapped and decides must be there: what lacks it is something else, and would never end.
 */
function happened(fact: Mapped, receivedAtMs: number): readonly (readonly [IncidentStep, number])[] {
  const said = fact.neededChoice('step', incidentSteps);
  const at = (...names: readonly string[]): number => fact.neededInstant(names) ?? receivedAtMs;
  const opened = () => ['opened', at('startedAt', 'reportedAt', 'at')] as const;
  const resolved = () => ['resolved', at('resolvedAt', 'at')] as const;
  if (said === 'resolved') return fact.instant('startedAt') === null ? [resolved()] : [opened(), resolved()];
  if (said === 'reopened' || said === 'removed') return [[said, at('at')]];
  return fact.instant('resolvedAt') === null ? [opened()] : [opened(), resolved()];
}

/** An incident by its mapping, as one event or, where it tells its beginning and its end, as two. */
export function readIncident(
  hook: HookConfig,
  fact: Mapped,
  item: unknown,
  receivedAtMs: number,
): readonly ReadIncident[] {
  const told = toldBy(hook, fact);
  return happened(fact, receivedAtMs).map(([step, atMs]) => ({
    kind: 'incident',
    of: serviceNames(hook, item, [fact.text('service')]),
    id: fact.needText('id'),
    atMs,
    step,
    // One that is opened again is its own, unless it says otherwise.
    told: step === 'reopened' ? { duplicateOf: null, ...told } : told,
  }));
}
