import type { Clock } from '../../clock.ts';
import type { RunningConfig } from '../../config/running-config.ts';
import type { HookDoor } from '../../hook-door.ts';
import type { Store } from '../../store/store.ts';
import type { SubjectBook } from '../../subject-book.ts';
import { createDoor } from './door.ts';
import { createDeliveryReader, type DeliveryReader } from './read-deliveries.ts';
import type { SenderOf } from './sender.ts';
import { createSubjectBook } from './subjects.ts';

/** What senders send: taken at the door, read behind it, kept by subject. */
export interface Webhooks {
  readonly door: HookDoor;
  readonly reader: DeliveryReader;
  readonly subjects: SubjectBook;
}

export interface WebhookDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly clock: Clock;
  readonly senderOf: SenderOf;
}

export function createWebhooks(deps: WebhookDeps): Webhooks {
  const subjects = createSubjectBook(deps.store);
  const reader = createDeliveryReader({ ...deps, subjects });
  return { door: createDoor({ ...deps, reader }), reader, subjects };
}
