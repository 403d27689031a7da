import type { DeploymentEvent, IncidentEvent, SenderEvent } from '#shared/sender-event.ts';
import type { ToldIncident } from './as-told.ts';
import type { ToldDeployment, Upserted } from './store/store.ts';

/**
 * Keeps what was told of deployments, incidents and pull requests, and how each of them stands by it. What stands is a
 * function of the set of events, in whatever order and however often they came.
 */
export interface SubjectBook {
  /** Puts what a delivery tells in the place of what it told before. All of it, or none where it throws. */
  book(deliveryId: number, events: readonly SenderEvent[]): void;
  /**
   * What a person or the API says of deployments: beside the word of senders, and over it, where they tell of one too;
   * else it is what stands. All of it, or none. What is not said stays as it is known, and null
   * takes away; `changes: null` says nothing of them. What was said last, said again, is
   * `same`.
   */
  tellDeployments(told: readonly ToldDeployment[]): readonly Upserted[];
  /** As `tellDeployments`, of an incident. One that is told again and not said to have ended stays ended. */
  tellIncident(told: ToldIncident): Upserted;
  /**
   * As `tellIncident`, of a list of the past, all of it or none. What people said of a told one before, word for word, is
   * `same` whatever they said since: to take a list in again undoes no correction.
   */
  tellPastIncidents(told: readonly ToldIncident[]): readonly Upserted[];
  /** Whether anything was told of it by senders, so that what a person says must be kept beside that. */
  isTold(about: SubjectName): boolean;
  /** Keeps what a person says of an incident that senders tell of; null in it takes away. All of it, or none. */
  sayOfIncident(events: readonly IncidentEvent[]): void;
}

/** What tells a deployment or an incident from all others. */
export type SubjectName =
  | Pick<DeploymentEvent, 'kind' | 'service' | 'environment' | 'id'>
  | Pick<IncidentEvent, 'kind' | 'service' | 'id'>;
