import { createHmac } from 'node:crypto';
import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import type { ShownRequest } from '../../../hook-door.ts';
import { isSameSignature } from './same-secret.ts';
import { theHeader } from './the-header.ts';

/** How far a sender's clock may be from ours, and how long a delivery that was overheard could be sent again. */
const REPLAY_WINDOW_MS = 5 * MINUTE_MS;

const hmac = (secret: string | Buffer, ...parts: readonly (string | Buffer)[]): Buffer =>
  parts.reduce((mac, part) => mac.update(part), createHmac('sha256', secret)).digest();

const isHexOf = (hex: string, due: Buffer): boolean =>
  /^[0-9a-f]{64}$/i.test(hex) && isSameSignature(Buffer.from(hex, 'hex'), due);

/** Whether a time in seconds since the epoch is near enough to now. */
const isFresh = (seconds: string, nowMs: number): boolean =>
  /^\d{1,12}$/.test(seconds) && Math.abs(Number(seconds) * SECOND_MS - nowMs) <= REPLAY_WINDOW_MS;

/** `X-Hub-Signature-256`, or `X-Hub-Signature` as Jira sends it: `sha256=<hex>`. SHA-1 proves nothing. */
export function isHubSigned(request: ShownRequest, secret: string): boolean {
  const shown = theHeader(request, 'x-hub-signature-256') ?? theHeader(request, 'x-hub-signature');
  if (shown === null || !/^sha256=/i.test(shown)) return false;
  return isHexOf(shown.slice('sha256='.length), hmac(secret, request.body));
}

/** `v1=<hex>`, several where the sender's secret is being exchanged; any that holds is enough. */
export function isPagerDutySigned(request: ShownRequest, secret: string): boolean {
  const due = hmac(secret, request.body);
  const listed = theHeader(request, 'x-pagerduty-signature')?.split(',') ?? [];
  return listed.some((each) => each.trim().startsWith('v1=') && isHexOf(each.trim().slice(3), due));
}

/** Hex over the body; over `timestamp:body` where a timestamp is shown, which must then be of now. */
export function isGrafanaSigned(request: ShownRequest, secret: string): boolean {
  const shown = theHeader(request, 'x-grafana-alerting-signature');
  if (shown === null) return false;
  const { headers, nowMs, body } = request;
  if (headers['x-grafana-alerting-timestamp'] === undefined) return isHexOf(shown, hmac(secret, body));
  const at = theHeader(request, 'x-grafana-alerting-timestamp');
  return at !== null && isFresh(at, nowMs) && isHexOf(shown, hmac(secret, `${at}:`, body));
}

/** `Sentry-Hook-Signature: <hex>` over the body. */
export function isSentrySigned(request: ShownRequest, secret: string): boolean {
  const shown = theHeader(request, 'sentry-hook-signature');
  return shown !== null && isHexOf(shown, hmac(secret, request.body));
}

/**
 * Standard Webhooks: `v1,<base64>` of `id.timestamp.body`, several apart by blanks. The secret is base64, with or
 * without `whsec_`. The asymmetric `v1a` is not taken.
 */
export function isStandardSigned(request: ShownRequest, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const [id, at, shown] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    theHeader(request, name),
  );
  if (key.length === 0 || !id || !at || !shown || !isFresh(at, request.nowMs)) return false;
  const due = hmac(key, `${id}.${at}.`, request.body);
  return shown
    .split(' ')
    .some((each) => each.startsWith('v1,') && isSameSignature(Buffer.from(each.slice(3), 'base64'), due));
}
