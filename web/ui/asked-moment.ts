import { isoInstant } from '#shared/time.ts';
import { SECOND_MS } from '#shared/units.ts';

/** What `?at=` asks for. */
export type AskedMoment =
  | { readonly kind: 'now' }
  /** Over, and can be shown. */
  | { readonly kind: 'past'; readonly at: string; readonly atMs: number }
  /** Not come yet: what is shown is now. */
  | { readonly kind: 'ahead'; readonly atMs: number }
  /** No moment at all; the server says why. */
  | { readonly kind: 'unread'; readonly at: string };

/** RFC 3339, as the server takes it: browsers read much more into a text, and each something else. */
const instant = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** How far the server's clock may be ahead of what the device knows of it. */
const SLACK_MS = 60 * SECOND_MS;

/** @param at as it stands in the address; null and empty for now */
export const askedMoment = (at: string | null, nowMs: number): AskedMoment => {
  if (at === null || at === '') return { kind: 'now' };
  const atMs = instant.test(at) ? Date.parse(at) : Number.NaN;
  if (!(atMs >= 0)) return { kind: 'unread', at };
  return atMs > nowMs + SLACK_MS ? { kind: 'ahead', atMs } : { kind: 'past', at, atMs };
};

/** A moment as addresses say it, to the second: `2026-11-21T06:10:07Z`. */
export const secondText = (atMs: number): string =>
  isoInstant(Math.floor(atMs / SECOND_MS) * SECOND_MS).replace('.000Z', 'Z');
