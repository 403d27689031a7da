import type { SenderEvent } from '#shared/sender-event.ts';
import type { DeliveryState } from '#shared/sender-kind.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { HookConfig } from '../../config/hook-config.ts';
import type { KeptDelivery } from '../../store/deliveries.ts';
import { checkEvents } from './check-events.ts';
import type { ServiceFinder } from './find-services.ts';
import { parseSent } from './parse-sent.ts';
import { type ReadEvent, type ReadIncident, type Reading, type Sender, Unreadable } from './sender.ts';
import { visibleName } from './visible-name.ts';

/** What a delivery comes to. */
export interface ReadDelivery {
  readonly events: readonly SenderEvent[];
  readonly state: Exclude<DeliveryState, 'waiting'>;
  /** One line; null where there is nothing to say. */
  readonly detail: string | null;
  /** What the reading stumbled over that is no fault of the body but ours; null where there is nothing of that kind. */
  readonly fault: Error | null;
}

/** How far a sender's clock may be ahead of ours before its word is of the future. */
const SKEW_MS = 5 * MINUTE_MS;
const LONGEST_DETAIL = 300;
/** Of a payload no more is repeated than a short name, and of those no more than a few. */
const LONGEST_NAME = 80;
const MOST_NAMES = 3;

const oneLine = (text: string): string => {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL - 1)}…` : line;
};

const toDetail = (lines: readonly string[]): string | null => oneLine(lines.join('; ')) || null;

interface Placed {
  readonly events: readonly SenderEvent[];
  readonly unknown: readonly string[];
}

/** Also where none of the services is known: then the incident is gone from those that are. */
const whereabouts = ({ id, atMs, of, isNowhereElse }: ReadIncident, services: readonly string[]) =>
  isNowhereElse && of.length > 0 ? [{ kind: 'whereabouts' as const, id, atMs, services }] : [];

const withoutNames = ({ of: _, isNowhereElse: __, ...event }: ReadIncident) => event;

/** The event once for each service that it is about. */
function placeEvent(event: ReadEvent, finder: ServiceFinder): Placed {
  if (event.kind === 'commits' || event.kind === 'pull-request') return { events: [event], unknown: [] };
  const { ids, unknown: named } = finder.find(event.of);
  const unknown = ids.length === 0 && named.length === 0 ? ['no service'] : named;
  if (event.kind === 'incident') {
    const placed = ids.map((service) => ({ ...withoutNames(event), service }));
    return { events: [...placed, ...whereabouts(event, ids)], unknown };
  }
  const { of: _, ...rest } = event;
  return { events: ids.map((service) => ({ ...rest, service })), unknown };
}

const sayUnknown = (names: readonly string[]): string[] => {
  const different = [...new Set(names.map((name) => visibleName(name.slice(0, LONGEST_NAME))))];
  if (different.length === 0) return [];
  const others = different.length - MOST_NAMES;
  const named = different.slice(0, MOST_NAMES).join(', ');
  return [`names what is no configured service: ${named}${others > 0 ? ` and ${others} more` : ''}`];
};

const isAhead = (event: SenderEvent, receivedAtMs: number): boolean =>
  event.atMs > receivedAtMs + SKEW_MS && !(event.kind === 'incident' && event.told.kind === 'maintenance');

function place(reading: Reading, finder: ServiceFinder, receivedAtMs: number): ReadDelivery {
  const placed = reading.events.map((event) => placeEvent(event, finder));
  const events = placed.flatMap((each) => each.events);
  const unknown = placed.flatMap((each) => each.unknown);
  checkEvents(events);
  const ahead = events.filter((event) => isAhead(event, receivedAtMs)).length;
  const warnings = ahead === 0 ? reading.warnings : [...reading.warnings, 'tells of a time in the future'];
  if (reading.events.length === 0)
    return {
      events,
      state: 'nothing',
      detail: toDetail([reading.nothing ?? 'says nothing', ...warnings]),
      fault: null,
    };
  return {
    events,
    state: unknown.length > 0 ? 'unmatched' : 'read',
    detail: toDetail([...sayUnknown(unknown), ...warnings]),
    fault: null,
  };
}

function unreadable(error: unknown): ReadDelivery {
  const nothing = { events: [], state: 'unreadable' } as const;
  if (error instanceof Unreadable) return { ...nothing, detail: oneLine(error.message), fault: null };
  const fault = error instanceof Error ? error : new Error(String(error));
  return { ...nothing, detail: 'it is not as this sender sends it', fault };
}

/** Reads a kept delivery. Whatever is wrong with it, it comes to something: it never throws. */
export function readDelivery(
  { headers, body, contentType, receivedAtMs }: KeptDelivery,
  sender: Sender,
  hook: HookConfig,
  finder: ServiceFinder,
): ReadDelivery {
  try {
    const sent = parseSent(body, contentType);
    return place(sender.read({ headers, body: sent, receivedAtMs, hook }), finder, receivedAtMs);
  } catch (error) {
    return unreadable(error);
  }
}
