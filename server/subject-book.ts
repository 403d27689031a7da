import type { DeploymentEvent, IncidentEvent, SenderEvent } from '#shared/sender-event.ts';

/**
 * Keeps what was told of deployments, incidents and pull requests, and how each of them stands by it. What stands is a
 * function of the set of events, in whatever order and however often they came.
 */
export interface SubjectBook {
  /** Puts what a delivery tells in the place of what it told before. All of it, or none where it throws. */
  book(deliveryId: number, events: readonly SenderEvent[]): void;
  /** Whether anything was told of the subject by senders, so that a person's word must be kept beside theirs. */
  isTold(about: SubjectName): boolean;
  /** Keeps what a person says of one subject: it wins over what senders say of the same. All of it, or none. */
  say(events: readonly (DeploymentEvent | IncidentEvent)[]): void;
}

/** What tells a deployment or an incident from all others. */
export type SubjectName =
  | Pick<DeploymentEvent, 'kind' | 'service' | 'environment' | 'id'>
  | Pick<IncidentEvent, 'kind' | 'service' | 'id'>;
