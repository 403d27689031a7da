import type { RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TokenScope } from '#shared/api/tokens.ts';
import { Problem } from '#shared/problems.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { TokenStore } from '../store/store.ts';
import { hashSecret } from '../tokens.ts';

/**
 * Who may call a route. `open`: whoever can reach the board. `hook`: the sender that proves itself as the hook asks for,
 * which the route finds out from the body; where a hook asks for no proof, as `checkHookCaller` has it.
 */
export type Access =
  | 'open'
  | 'hook'
  | {
      /** A token with any of these may, and one with `admin`. */
      readonly scopes: readonly TokenScope[];
      readonly intake: boolean;
      /** Also the board's own page in a browser on this machine, as long as no token exists. */
      readonly firstPage?: true;
    };

/** Who may send to a hook that asks for no proof, and have read again what was sent to any: nothing new comes in by it. */
export const hookSender: Access = { scopes: ['deployments', 'incidents'], intake: true };

/**
 * What a route that takes facts in says of itself: it needs a token with the scope, or loopback as long as no token
 * exists, and never bites below 200 deliveries a second from one peer (DESIGN.md §4).
 */
export const intakeConfig = (scope: TokenScope): { access: Access; rateLimit: RateLimitOptions } => ({
  access: { scopes: [scope], intake: true },
  rateLimit: { max: 1_000, timeWindow: SECOND_MS },
});
/** Running the board: an admin token or the key of the data folder, never an open door. */
export const admin: Access = { scopes: ['admin'], intake: false };
/** As `admin`, and once the board's own page on this machine, so that its first token can be made there. */
export const adminOrFirstPage: Access = { scopes: ['admin'], intake: false, firstPage: true };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);

/** Whether a host as it is addressed is this machine by a loopback name, with or without a port. */
export const isLoopbackHost = (host: string | undefined): boolean =>
  host !== undefined && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);

/** What a proxy in front of the board adds: whoever stands behind it is not this machine. */
const isForwarding = (header: string): boolean =>
  /^(forwarded|via|(x-)?(real|client|cluster-client|true-client)-ip|(x-)?(original-)?forwarded-.+|cf-connecting-ip)$/.test(
    header,
  );

/** A browser says so where a page of another site speaks through it; a program on this machine says nothing. */
const isOfOtherSite = ({ headers }: FastifyRequest): boolean =>
  !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined);

/**
 * Whether the open door of a first try applies: a loopback peer with no proxy between, addressed by a loopback name, and
 * not a page of another site speaking through the user's browser (`Origin`, `Sec-Fetch-Site`) or through a rebound name
 * (`Host`).
 */
function isLocalCaller(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  const sameOrigin = origin === undefined || origin === `http://${host}`;
  const isNear = isLoopback(request.socket.remoteAddress) && !Object.keys(request.headers).some(isForwarding);
  return isNear && isLoopbackHost(host) && sameOrigin && !isOfOtherSite(request);
}

/** A local caller that is a page of the board itself: its browser names the origin. */
const isLocalPage = (request: FastifyRequest): boolean =>
  isLocalCaller(request) && request.headers.origin !== undefined;

/** Whether a request shows nothing: what it may do then, it may because of where it comes from. */
export const showsNothing = (request: FastifyRequest): boolean => bearer(request) === null;

function bearer(request: FastifyRequest): string | null {
  const match = /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}

export interface AccessRules {
  readonly tokens: TokenStore;
  /** Hash of the key in the data folder's lock file: who can read that folder may do anything here. */
  readonly folderKeyHash: Buffer;
}

function checkAccess(request: FastifyRequest, access: Access, rules: AccessRules): void {
  if (typeof access !== 'object') return;
  const { scopes, intake, firstPage = false } = access;
  const named = scopes.map((scope) => `"${scope}"`).join(' or ');
  const secret = bearer(request);
  if (secret === null) {
    const isLet = (intake && isLocalCaller(request)) || (firstPage && isLocalPage(request));
    if (isLet && !rules.tokens.any()) return;
    throw new Problem('unauthorized', `This needs a token with the scope ${named}: andon token create.`);
  }
  const hash = hashSecret(secret);
  if (hash.equals(rules.folderKeyHash)) return;
  const token = rules.tokens.findByHash(hash);
  if (token === null || token.revokedAtMs !== null)
    throw new Problem('unauthorized', 'This token is not known here, or was revoked.');
  if (![...scopes, 'admin' as const].some((scope) => token.scopes.includes(scope)))
    throw new Problem('forbidden', `The token "${token.name}" has no scope ${named}.`);
}

/**
 * Who may send to a hook that asks for no proof: whoever shows a token of the board's own, or this machine while none
 * exists.
 * @throws Problem `unauthorized`, `forbidden`
 */
export const checkHookCaller = (request: FastifyRequest, rules: AccessRules): void =>
  checkAccess(request, hookSender, rules);

/** Every route states who may call it; one that does not fails the start. Checked before a body is read. */
export function guardRoutes(app: FastifyInstance, rules: AccessRules): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined)
      throw new TypeError(`route ${String(route.method)} ${route.url} does not state who may call it`);
  });
  app.addHook('onRequest', async (request) => {
    checkAccess(request, request.routeOptions.config.access ?? 'open', rules);
  });
}
