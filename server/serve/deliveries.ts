import {
  type DeliveryItem,
  deliveriesContract,
  type HookItem,
  hooksContract,
  replayContract,
  ToldAnswer,
  ToldDeliveries,
} from '#shared/api/deliveries.ts';
import { Problem } from '#shared/problems.ts';
import { deliveryStates } from '#shared/sender-kind.ts';
import { isoInstant } from '#shared/time.ts';
import type { HookConfig } from '../config/hook-config.ts';
import type { DeliveryCount, ListedDelivery } from '../store/delivery-list.ts';
import { admin, hookSender } from './access.ts';
import { isoInstantOrNull } from './instants.ts';
import { knownService } from './known-service.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const DEFAULT_LIMIT = 50;
const BODY_BYTES = 25 * 1024 * 1024;
/** How many of the latest deliveries are asked for what is to be known beside their events. */
const LATEST = 20;
const MOST_WARNINGS = 5;

const toItem = ({ sender, receivedAtMs, readAtMs, eventCount, ...same }: ListedDelivery): DeliveryItem => ({
  ...same,
  kind: sender,
  receivedAt: isoInstant(receivedAtMs),
  readAt: isoInstantOrNull(readAtMs),
  eventCount: same.state === 'waiting' ? null : eventCount,
});

const proofOf = ({ secrets, tokens }: HookConfig): HookItem['proof'] => {
  if (secrets.length > 0) return 'signature';
  return tokens.length > 0 ? 'shown' : 'board-token';
};

function toHook(hook: HookConfig, counts: readonly DeliveryCount[], { store, door }: ServeDeps): HookItem {
  const { name, kind, service } = hook;
  const own = counts.filter(({ source }) => source === name);
  const refused = door.refusals(name);
  const latestMs = own.length === 0 ? null : Math.max(...own.map(({ lastAtMs }) => lastAtMs));
  return {
    name,
    kind,
    // The token itself is never shown.
    path: door.showsTokenInPath(hook) ? `/hooks/${name}/TOKEN` : `/hooks/${name}`,
    proof: proofOf(hook),
    service,
    lastDeliveryAt: isoInstantOrNull(latestMs),
    counts: Object.fromEntries(
      deliveryStates.map((state) => [state, own.find((each) => each.state === state)?.count ?? 0]),
    ) as HookItem['counts'],
    refusedCount: refused.count,
    lastRefusedAt: isoInstantOrNull(refused.lastAtMs),
    warnings: [...new Set(store.deliveries.words(name, LATEST))].slice(0, MOST_WARNINGS),
  };
}

/** What senders sent to hooks, and how the hooks do. */
export function serveDeliveries(app: Api, deps: ServeDeps): void {
  serveList(app, deps);
  serveReplay(app, deps);
  serveTold(app, deps);
  serveHookList(app, deps);
}

function serveList(app: Api, { store }: ServeDeps): void {
  app.get(
    '/deliveries',
    {
      config: { access: 'open' },
      schema: {
        summary: 'What senders sent to hooks and what became of it, newest first; never the bodies',
        querystring: deliveriesContract.query,
        response: { 200: deliveriesContract.response },
      },
    },
    async ({ query: { state = null, source = null, limit = DEFAULT_LIMIT, cursor = null } }) => {
      const page = store.deliveries.list({ state, source, limit, cursor });
      return { items: page.items.map(toItem), next: page.next };
    },
  );
}

function serveReplay(app: Api, { store, door }: ServeDeps): void {
  app.post(
    '/deliveries/:id/replay',
    {
      config: { access: hookSender },
      schema: {
        summary: 'Read a delivery again; answers how it then stands',
        params: replayContract.params,
        response: { 200: replayContract.response },
      },
    },
    async ({ params: { id } }) => {
      const listed = door.replay(id) ? store.deliveries.listed(id) : null;
      if (listed === null) throw new Problem('not-found', `There is no delivery ${id}.`);
      return toItem(listed);
    },
  );
}

function serveTold(app: Api, { door, config }: ServeDeps): void {
  app.post(
    '/deliveries',
    {
      config: { access: admin },
      bodyLimit: BODY_BYTES,
      schema: {
        summary: 'Hand in up to 1,000 deliveries that no sender sent here, e.g. from an import',
        body: ToldDeliveries,
        response: { 200: ToldAnswer },
      },
    },
    async ({ body }) => {
      if (body.service === undefined) return door.tell(body);
      return door.tell({ ...body, service: knownService(config.current(), body.service).id });
    },
  );
}

function serveHookList(app: Api, deps: ServeDeps): void {
  app.get(
    '/hooks',
    {
      config: { access: 'open' },
      schema: {
        summary: 'The hooks of the configuration, and how they do',
        response: { 200: hooksContract.response },
      },
    },
    async () => {
      const counts = deps.store.deliveries.counts();
      const { hooks } = deps.config.current();
      return {
        at: isoInstant(deps.clock.nowMs()),
        asksForToken: deps.store.tokens.any(),
        items: hooks.map((hook) => toHook(hook, counts, deps)),
      };
    },
  );
}
