import { limitInForce, versionInForce } from '#shared/agreement/in-force.ts';
import type { Limit } from '#shared/agreement/version.ts';
import type { JudgedObjective } from './objectives.ts';

/** What is agreed of an objective. */
export interface ObjectiveAgreement {
  readonly limit: Limit;
  readonly version: number;
  /** When that version came into force. */
  readonly effectiveFromMs: number;
}

/** The agreement that judges an objective: in force in the last minute that counts. Null where nothing is agreed. */
export function agreementOf({ facts, window }: JudgedObjective): ObjectiveAgreement | null {
  const { versions, spec } = facts;
  const atMs = window.endMs - 1;
  const agreed = limitInForce(versions, spec.service, spec.objective, atMs);
  const version = versionInForce(versions, atMs);
  if (agreed === null || version === null) return null;
  return { limit: agreed.limit, version: agreed.version, effectiveFromMs: version.effectiveFromMs };
}
