import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { RunningConfig } from '../../config/running-config.ts';
import type { HookDoor, Refusals, ShownRequest } from '../../hook-door.ts';
import type { SentToHook } from '../../store/deliveries.ts';
import type { Store } from '../../store/store.ts';
import { SERVICE_HEADER } from './hook-of.ts';
import { inOneGo } from './in-one-go.ts';
import { parseSent } from './parse-sent.ts';
import { asksForProof, proves } from './proofs/proves.ts';
import { theHeader } from './proofs/the-header.ts';
import type { DeliveryReader } from './read-deliveries.ts';
import type { Sender, SenderOf } from './sender.ts';

/** So many may wait to be read; then a sender is asked to come again. */
const MOST_WAITING = 10_000;
const LONGEST_ID = 200;
const JSON_TYPE = 'application/json';

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export interface DoorDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly clock: Clock;
  readonly reader: Pick<DeliveryReader, 'wake' | 'readNow'>;
  readonly senderOf: SenderOf;
}

const keptHeaders = ({ keptHeaders }: Sender, request: ShownRequest): Record<string, string> =>
  Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = theHeader(request, name);
      return value === null ? [] : [[name, value]];
    }),
  );

/** The sender's own id; null where it has none, or what it has cannot be read. */
function ownId(sender: Sender, headers: Record<string, string>, body: Buffer, type: string): string | null {
  try {
    const id = sender.deliveryId(headers, parseSent(body, type));
    return id === '' ? null : id;
  } catch {
    return null;
  }
}

const fitting = (id: string): string => (id.length > LONGEST_ID ? digestOf(Buffer.from(id)) : id);

export function createDoor({ store, config, clock, reader, senderOf }: DoorDeps): HookDoor {
  const refused = new Map<string, Refusals>();
  const refusals = (name: string): Refusals => refused.get(name) ?? { count: 0, lastAtMs: null };
  const receiveAll = (sent: readonly SentToHook[]) =>
    store.atomically(() => sent.map(store.deliveries.receive));
  const receive = inOneGo(receiveAll);

  return {
    find: (name) => config.current().hooks.find((hook) => hook.name === name) ?? null,
    asksForProof,
    showsTokenInPath: (hook) =>
      asksForProof(hook) && hook.header === null && senderOf(hook.kind).proofs[0] === 'path-secret',
    proves: (hook, request) => proves(senderOf(hook.kind).proofs, hook, request),
    refuse({ name }) {
      refused.set(name, { count: refusals(name).count + 1, lastAtMs: clock.nowMs() });
    },
    refusals,
    isFull: () => store.deliveries.waitingCount(MOST_WAITING) >= MOST_WAITING,
    async take({ name: source, kind }, request) {
      const sender = senderOf(kind);
      const headers = keptHeaders(sender, request);
      const contentType = theHeader(request, 'content-type') ?? JSON_TYPE;
      const id = ownId(sender, headers, request.body, contentType) ?? digestOf(request.body);
      const taken = await receive({
        source,
        sender: kind,
        deliveryId: fitting(id),
        receivedAtMs: request.nowMs,
        contentType,
        headers,
        body: request.body,
      });
      if (taken.isNew) reader.wake();
      return taken;
    },
    tell({ source, kind, service, items }) {
      const whose = service === undefined ? {} : { [SERVICE_HEADER]: service };
      const taken = receiveAll(
        items.map(({ id, headers = {}, body }) => ({
          source,
          sender: kind,
          deliveryId: id,
          receivedAtMs: clock.nowMs(),
          contentType: JSON_TYPE,
          headers: { ...lowerCased(headers), ...whose },
          body: Buffer.from(JSON.stringify(body)),
        })),
      );
      reader.wake();
      const kept = taken.filter(({ isNew }) => isNew).length;
      return { kept, same: taken.length - kept };
    },
    replay: (id) => reader.readNow(id),
  };
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
