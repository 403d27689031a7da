import type { GenericMapping } from '../../../config/hook-config.ts';
import { type ReadEvent, type Reading, type Sender, type SentDelivery, Unreadable } from '../sender.ts';
import { readDeployment } from './generic/deployment.ts';
import { readIncident } from './generic/incident.ts';
import { mapped } from './generic/mapped.ts';
import { followPointer } from './pointer.ts';
import { saysEvents, saysNothing } from './reading.ts';

function itemsOf({ items }: GenericMapping, body: unknown): readonly unknown[] {
  if (items === null) return [body];
  const list = followPointer(body, items);
  if (!Array.isArray(list))
    throw new Unreadable(`${items || 'the body'} is to be the list of items, and is none`);
  return list;
}

/** The first condition of the mapping that does not hold, in words; null where all do. */
function unmetBy({ when }: GenericMapping, body: unknown): string | null {
  const unmet = Object.entries(when).find(
    ([pointer, texts]) => !texts.includes(String(followPointer(body, pointer) ?? '')),
  );
  return unmet === undefined ? null : `${unmet[0]} is not ${unmet[1].join(' or ')}`;
}

function read({ body, hook, receivedAtMs }: SentDelivery): Reading {
  const { mapping } = hook;
  if (mapping === null)
    throw new Unreadable(`the hook "${hook.name}" has no mapping that says what this means`);
  if (typeof body !== 'object' || body === null)
    throw new Unreadable('the body is neither an object nor a list');
  const unmet = unmetBy(mapping, body);
  if (unmet !== null) return saysNothing(`the mapping does not mean it: ${unmet}`);
  const events = itemsOf(mapping, body).flatMap((item): readonly ReadEvent[] => {
    const fact = mapped(mapping, item, body);
    return mapping.kind === 'deployment'
      ? [readDeployment(hook, fact, item, receivedAtMs)]
      : readIncident(hook, fact, item, receivedAtMs);
  });
  return events.length === 0 ? saysNothing(`the list at ${mapping.items} is empty`) : saysEvents(events);
}

/** Whatever sends JSON, read by the hook's `mapping`. */
export const generic: Sender = {
  kind: 'generic',
  proofs: ['standard-webhooks', 'hub-signature', 'authorization', 'own-header', 'path-secret'],
  keptHeaders: ['webhook-id', 'idempotency-key'],
  deliveryId: (headers) => headers['webhook-id'] ?? headers['idempotency-key'] ?? null,
  read,
};
