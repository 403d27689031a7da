import type { DeploymentOrigin } from '../../../config/hook-config.ts';
import type { Reading, SentDelivery } from '../sender.ts';
import type { Fields } from './fields.ts';
import { saysNothing } from './reading.ts';

/** Reads one kind of a code host's events. */
export type ReadCodeHostEvent = (delivery: SentDelivery, body: Fields) => Reading;

/** Reads events only for hooks that count them as deployments, so that one release is not told three times. */
export const onlyFrom =
  (origin: DeploymentOrigin, read: ReadCodeHostEvent): ReadCodeHostEvent =>
  (delivery, body) =>
    delivery.hook.deploymentsFrom.includes(origin)
      ? read(delivery, body)
      : saysNothing(`this hook does not count a ${origin} as a deployment: its "deployments" say what does`);
