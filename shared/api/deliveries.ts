import Type, { type Static } from 'typebox';
import { deliveryStates, senderKinds } from '../sender-kind.ts';
import { type Contract, Instant, NullableInstant, NullableString } from './contract.ts';

const Count = Type.Integer({ minimum: 0 });
const Name = Type.String({ minLength: 1, maxLength: 200 });

/** What a sender sent to `/hooks/:name`, and what became of it; never the body. */
export const DeliveryItem = Type.Object({
  id: Type.Integer({ description: 'for /deliveries/:id/replay' }),
  source: Type.String({ description: 'name of the hook' }),
  kind: Type.Enum(senderKinds),
  deliveryId: Type.String({ description: 'the sender’s own, or a digest of the body' }),
  receivedAt: Instant,
  readAt: NullableInstant,
  state: Type.Enum(deliveryStates, {
    description:
      'nothing: understood, and nothing to keep. unmatched: names no configured service. unreadable: not what this sender sends',
  }),
  detail: Type.Union([Type.String(), Type.Null()], {
    description: 'why nothing came of it, or what to know beside what did; one line',
  }),
  bodyBytes: Count,
  eventCount: Type.Union([Count, Type.Null()], {
    description:
      'events of deployments, incidents and pull requests that it told; null for what was not read yet',
  }),
});
export type DeliveryItem = Static<typeof DeliveryItem>;

export const DeliveriesQuery = Type.Object({
  state: Type.Optional(Type.Enum(deliveryStates)),
  source: Type.Optional(Name),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'default 50' })),
  cursor: Type.Optional(Type.String()),
});
export type DeliveriesQuery = Static<typeof DeliveriesQuery>;

/** Newest first. The screen asks again at the hint `sources`. */
export const deliveriesContract = {
  method: 'GET',
  url: '/deliveries',
  query: DeliveriesQuery,
  response: Type.Object({ items: Type.Array(DeliveryItem), next: NullableString }),
} as const satisfies Contract;

/** Reads a delivery again, whatever its state; answers it as it then stands. */
export const replayContract = {
  method: 'POST',
  url: '/deliveries/:id/replay',
  params: Type.Object({ id: Type.Integer({ minimum: 1 }) }),
  response: DeliveryItem,
} as const satisfies Contract;

/** How a hook asks senders to prove themselves. */
export const hookProofs = ['signature', 'shown', 'board-token'] as const;

/** One entry under `hooks`, and how it does. */
export const HookItem = Type.Object({
  name: Type.String(),
  kind: Type.Enum(senderKinds),
  path: Type.String({
    description:
      '/hooks/NAME, below the address of the board; /hooks/NAME/TOKEN, with the word TOKEN, where the sender shows the hook’s token there',
  }),
  proof: Type.Enum(hookProofs, {
    description:
      'signature: over the body. shown: a token as it is. board-token: one of the board’s own, or this machine while none exists',
  }),
  service: Type.Union([Type.String(), Type.Null()], {
    description: 'whose everything is that it sends; null where the payload says',
  }),
  lastDeliveryAt: NullableInstant,
  counts: Type.Record(Type.Enum(deliveryStates), Count, { description: 'deliveries by state' }),
  refusedCount: Type.Union([Count], {
    description: 'without a proof that holds, since the board was started; they are not kept',
  }),
  lastRefusedAt: NullableInstant,
  warnings: Type.Array(Type.String(), {
    description: 'from the latest deliveries, e.g. alerts that the sender left out; each once, newest first',
  }),
});
export type HookItem = Static<typeof HookItem>;

/** In the order of the configuration. The screen asks again at the hint `sources`. */
export const hooksContract = {
  method: 'GET',
  url: '/hooks',
  response: Type.Object({
    at: Instant,
    asksForToken: Type.Boolean({
      description: 'whether a token was made: from then on this machine, too, needs one to tell facts',
    }),
    items: Type.Array(HookItem),
  }),
} as const satisfies Contract;

export const MAX_TOLD = 1_000;

/**
 * Deliveries that are handed in rather than sent, e.g. by an import of what a sender did not keep for us. They are kept
 * and read like those that `/hooks/SOURCE` takes: by the hook of that name where one of that kind is configured, else
 * by its kind's usual settings. For admins.
 */
export const ToldDeliveries = Type.Object(
  {
    source: Name,
    kind: Type.Enum(senderKinds),
    service: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'whose all of it is; else the payload says' }),
    ),
    items: Type.Array(
      Type.Object(
        {
          id: Type.String({ minLength: 1, maxLength: 200, description: 'the same again changes nothing' }),
          headers: Type.Optional(
            Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 2_000 }), {
              description: 'those by which its sender names an event, e.g. x-github-event',
            }),
          ),
          body: Type.Unknown({ description: 'the payload, as JSON' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: MAX_TOLD },
    ),
  },
  { additionalProperties: false },
);
export type ToldDeliveries = Static<typeof ToldDeliveries>;

/** How many were new, and how many were there already. They are read soon after. */
export const ToldAnswer = Type.Object({ kept: Count, same: Count });
export type ToldAnswer = Static<typeof ToldAnswer>;

/** `POST /hooks/:name`: taken and kept; it is read soon after. The same again has the same id. */
export const TakenAnswer = Type.Object({ id: Type.Integer() });
export type TakenAnswer = Static<typeof TakenAnswer>;
