import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { TakenAnswer } from '#shared/api/deliveries.ts';
import { Problem } from '#shared/problems.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { HookConfig } from '../config/hook-config.ts';
import type { DeliveryOutcome, HookDoor, ShownRequest } from '../hook-door.ts';
import { type AccessRules, checkHookCaller } from './access.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { createWholeBodies } from './whole-bodies.ts';

const BODY_BYTES = 25 * 1024 * 1024;
/** Of all deliveries that come at the same time: whoever knows an address may send before a proof is asked for. */
const HELD_BYTES = 5 * BODY_BYTES;
/** From one peer. Beyond it a sender is told to come again, by the one answer after which all of them do. */
const MOST_A_SECOND = 1_000;
/** What we take from one sender that asks beforehand, by the minute. */
const ALLOWED_RATE = 6_000;

const Params = Type.Object({
  name: Type.String({ description: 'as under `hooks` in the configuration' }),
});
const SecretParams = Type.Object({
  ...Params.properties,
  secret: Type.String({ description: 'for senders that can send no header' }),
});

export interface HookDeps extends Pick<ServeDeps, 'clock' | 'door'> {
  readonly access: AccessRules;
  onDelivery(hook: string, outcome: DeliveryOutcome): void;
}

type HookRequest = FastifyRequest<{ Params: { name: string; secret?: string } }>;

function hookNamed(door: HookDoor, name: string): HookConfig {
  const hook = door.find(name);
  if (hook === null) throw new Problem('not-found', 'No hook of that name is configured.');
  return hook;
}

const busy = (detail: string): Problem => new Problem('unavailable', detail);

/** What is compressed cannot be compared with its signature before it is unpacked, and no sender compresses. */
function refuseCompressed(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity')
    throw new Problem('unsupported-media-type', 'Send the body as it is, without content-encoding.');
}

/** Said beforehand: nothing of it is read. What says nothing is refused once it is too much. */
function refuseTooLarge(request: FastifyRequest): void {
  if (Number(request.headers['content-length'] ?? 0) > BODY_BYTES)
    throw new Problem('too-large', `A body has ${BODY_BYTES} bytes at most.`);
}

/** Whatever type the body is said to be of, it is read as bytes; what was said stays in `headersDistinct`. */
function takeAsBytes({ raw }: FastifyRequest): void {
  raw.headers['content-type'] = 'application/octet-stream';
}

/**
 * `POST /hooks/:name`: what a sender sends. The bytes are kept as they came before anything is read from them, once the
 * sender has proved itself; whatever they say, the answer is then 202.
 */
export async function serveHooks(app: Api, deps: HookDeps): Promise<void> {
  await app.register(async (hooks: Api) => {
    hooks.removeAllContentTypeParsers();
    const readWhole = createWholeBodies({ mostBytes: BODY_BYTES, mostHeldBytes: HELD_BYTES });
    hooks.addContentTypeParser('*', (_: FastifyRequest, payload: IncomingMessage) => readWhole(payload));
    servePost(hooks, '/hooks/:name', Params, deps);
    servePost(hooks, '/hooks/:name/:secret', SecretParams, deps);
    serveHandshake(hooks, deps);
  });
}

function servePost(app: Api, url: string, params: typeof Params | typeof SecretParams, deps: HookDeps): void {
  app.post(
    url,
    {
      config: {
        access: 'hook',
        rateLimit: {
          max: MOST_A_SECOND,
          timeWindow: SECOND_MS,
          errorResponseBuilder: () => busy('Too many deliveries at once; send this one again.'),
        },
      },
      bodyLimit: BODY_BYTES,
      schema: {
        summary: 'Take in what a sender sends; it is read soon after',
        params,
        response: { 202: TakenAnswer },
      },
      // Before the body is read: nobody is to send 25 MiB to what is not there.
      onRequest: async (request) => {
        const hook = hookNamed(deps.door, (request as HookRequest).params.name);
        refuseCompressed(request);
        refuseTooLarge(request);
        takeAsBytes(request);
        if (!deps.door.asksForProof(hook)) checkCaller(request, hook, deps);
      },
    },
    async (request, reply) => reply.code(202).send(await takeIn(request as HookRequest, deps)),
  );
}

function checkCaller(request: FastifyRequest, hook: HookConfig, deps: HookDeps): void {
  try {
    checkHookCaller(request, deps.access);
  } catch (error) {
    refuse(hook, deps);
    throw error;
  }
}

function refuse(hook: HookConfig, { door, onDelivery }: HookDeps): void {
  door.refuse(hook);
  onDelivery(hook.name, 'refused');
}

function shownBy(request: HookRequest, nowMs: number): ShownRequest {
  return {
    headers: request.raw.headersDistinct,
    pathSecret: request.params.secret ?? null,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    nowMs,
  };
}

async function takeIn(request: HookRequest, deps: HookDeps): Promise<TakenAnswer> {
  const { door, clock, onDelivery } = deps;
  const hook = hookNamed(door, request.params.name);
  const shown = shownBy(request, clock.nowMs());
  if (door.asksForProof(hook) && !door.proves(hook, shown)) {
    refuse(hook, deps);
    throw new Problem('unauthorized', 'Nothing here proves that the sender of this hook sent it.');
  }
  try {
    if (door.isFull()) throw new Error('too many deliveries wait to be read');
    const { id, isNew } = await door.take(hook, shown);
    onDelivery(hook.name, isNew ? 'taken' : 'again');
    return { id };
  } catch (error) {
    request.log.error({ err: error, hook: hook.name }, 'a delivery could not be kept');
    onDelivery(hook.name, 'failed');
    throw busy('The delivery cannot be kept at the moment; send it again.');
  }
}

/** What a sender of CloudEvents asks before it sends. */
function serveHandshake(app: Api, { door }: HookDeps): void {
  app.options(
    '/hooks/:name',
    {
      config: { access: 'open' },
      schema: { summary: 'Answer a sender of CloudEvents that asks whether it may send', params: Params },
    },
    async (request, reply) => {
      hookNamed(door, request.params.name);
      const origin = request.headers['webhook-request-origin'];
      if (origin !== undefined)
        reply.header('webhook-allowed-origin', origin).header('webhook-allowed-rate', ALLOWED_RATE);
      return reply.code(200).header('allow', 'POST, OPTIONS').send();
    },
  );
}
