import type { SenderKind } from '../../../config/hook-config.ts';
import type { Sender } from '../sender.ts';

/** Every kind of sender that a hook may have. */
export const senders: Readonly<Partial<Record<SenderKind, Sender>>> = {};

/**
 * The sender that reads what a hook of this kind gets.
 * @throws RangeError for a kind that has none
 */
export function senderOf(kind: SenderKind): Sender {
  const sender = senders[kind];
  if (sender === undefined) throw new RangeError(`no sender reads deliveries of the kind "${kind}"`);
  return sender;
}
