import type { Span } from '../time.ts';
import { SECOND_MS } from '../units.ts';
import { changeFates } from './change-fates.ts';
import { type DeliveryHistory, placeOfChange } from './delivery-history.ts';
import { type Evidence, type EvidenceLane, evidenceEvent } from './evidence.ts';
import { type ChangeStretch, changesWithin } from './lead-times.ts';

/** What another deployment brought is none of the figure. */
function reasonOf(fate: string): string | null | undefined {
  if (fate === 'repeated') return undefined;
  return fate === 'counted' ? null : fate;
}

/** By the number of the fate. */
const reasons = new Map<number, string | null | undefined>(
  Object.entries(changeFates).map(([fate, number]) => [number, reasonOf(fate)]),
);

/** By the number of the fate: 1 where its changes are wanted. */
const wantedFates = (isWanted: (reason: string | null) => boolean): Uint8Array =>
  Uint8Array.from(Object.values(changeFates), (fate) => {
    const reason = reasons.get(fate);
    return reason !== undefined && isWanted(reason) ? 1 : 0;
  });

function changeLane({ service, from, to }: ChangeStretch): EvidenceLane {
  const { changes, deployments } = service;
  const reason = (index: number) => reasons.get(changes.fates[from + index] ?? changeFates.repeated);
  const placeOf = (index: number): number => placeOfChange(service, from + index);
  const atMs = (index: number): number => deployments.finishedAtMs[placeOf(index)] ?? 0;
  return {
    length: to - from,
    atMs,
    reason,
    lastBelow: (index, isWanted) => {
      const wanted = wantedFates(isWanted);
      const { fates } = changes;
      let at = from + index - 1;
      while (at >= from && wanted[fates[at] ?? 0] === 0) at -= 1;
      return at < from ? -1 : at - from;
    },
    event: (index) => {
      const deployment = deployments.keyAt(placeOf(index));
      return evidenceEvent({
        kind: 'change',
        service: service.service,
        environment: deployment.environment,
        id: changes.shaAt(from + index),
        atMs: atMs(index),
        seconds: (changes.leadMs[from + index] ?? 0) / SECOND_MS,
        reason: reason(index) ?? null,
        deployment,
        repository: changes.repositoryAt(from + index),
      });
    },
  };
}

/** A lane for each service of the changes that the deployments of a span carried. */
export const changeLanes = (history: DeliveryHistory, span: Span): Evidence =>
  changesWithin(history, span).map(changeLane);
