import type {
  ReadEvent,
  Reading,
  Sender,
  SentDelivery,
} from '../../../../../server/collect/webhooks/sender.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';
import { isoInstant } from '../../../../../shared/time.ts';
import { hook } from './hook.ts';

export const RECEIVED_AT_MS = Date.parse('2026-03-02T10:00:00Z');

/** What a sender reads in a body that came with these headers. */
export function reading(
  sender: Sender,
  body: unknown,
  { headers = {}, said = {} }: { headers?: SentDelivery['headers']; said?: Partial<HookConfig> } = {},
): Reading {
  return sender.read({ headers, body, receivedAtMs: RECEIVED_AT_MS, hook: hook(sender.kind, said) });
}

function summary(event: ReadEvent): string {
  const at = isoInstant(event.atMs);
  if (event.kind === 'deployment') return `${event.environment} ${event.id} ${event.step} ${at}`;
  if (event.kind === 'incident') return `${event.id} ${event.step} ${at} sev ${event.told.severity}`;
  if (event.kind === 'pull-request')
    return `!${event.pullRequest.number} ${event.pullRequest.mergedAtMs === null ? 'unmerged' : 'merged'} ${at}`;
  return `${event.branch} ${event.commits.length} commits${event.isWhole ? '' : ', not all'} ${at}`;
}

/** A reading in a line: each event, or why there is none. */
export const inWords = ({ events, nothing }: Reading): string =>
  nothing ?? events.map((event) => `${event.kind} ${summary(event)}`).join('; ');
