import type { CommitsEvent, DeploymentEvent, IncidentEvent, PullRequestEvent } from '#shared/sender-event.ts';
import type { SenderKind } from '#shared/sender-kind.ts';
import type { HookConfig } from '../../config/hook-config.ts';

/**
 * Whose an event is. One entry for each service that it is about; an entry lists the names under which the sender may
 * know that service, the surest first: an address of a repository, its full name, a component, a label's value.
 */
export type ServiceNames = readonly (readonly string[])[];

/** An event as a sender tells it: which services are meant is found in the configuration afterwards. */
export type ReadDeployment = Omit<DeploymentEvent, 'service'> & { readonly of: ServiceNames };
export interface ReadIncident extends Omit<IncidentEvent, 'service'> {
  readonly of: ServiceNames;
  /** Set where the sender names all services that the incident is at: it is taken back from the others. */
  readonly isNowhereElse?: true;
}
export type ReadEvent = ReadDeployment | ReadIncident | PullRequestEvent | CommitsEvent;

/** What a delivery says. */
export interface Reading {
  /** Empty where it says nothing that is kept: then `nothing` says why, as one line for a reader. */
  readonly events: readonly ReadEvent[];
  readonly nothing: string | null;
  /** What a reader of the board should know beside the events, e.g. alerts that the sender left out. */
  readonly warnings: readonly string[];
}

/** A delivery that was proved and kept, to be read. */
export interface SentDelivery {
  /** The headers that the sender names under `keptHeaders`, in lower case, as far as they came. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body. Whole numbers beyond 2^53 are their digits as text; `__proto__` is refused before. */
  readonly body: unknown;
  readonly receivedAtMs: number;
  readonly hook: HookConfig;
}

/** How a sender can prove itself; `proofs.ts` has the checks. */
export const proofNames = [
  /** `X-Hub-Signature-256: sha256=<hex>`: GitHub, Jira Cloud and whoever follows them. */
  'hub-signature',
  /** `X-PagerDuty-Signature: v1=<hex>[,v1=…]`. */
  'pagerduty-signature',
  /** `X-Grafana-Alerting-Signature: <hex>`, over the body or over `timestamp:body`. */
  'grafana-signature',
  /** `Sentry-Hook-Signature: <hex>`. */
  'sentry-signature',
  /** `webhook-id`, `webhook-timestamp`, `webhook-signature`. */
  'standard-webhooks',
  /** `X-Gitlab-Token`, as it is. */
  'gitlab-token',
  /** `Authorization: Bearer …`, or the password of `Basic …`. */
  'authorization',
  /** The last part of the address, for senders that can send no header. */
  'path-secret',
  /** The header that the configuration names. */
  'own-header',
] as const;
export type ProofName = (typeof proofNames)[number];

/** One kind of sender: what proves it, what names a delivery, and what its payloads say. Pure. */
export interface Sender {
  readonly kind: SenderKind;
  readonly proofs: readonly ProofName[];
  /** Headers, in lower case, that are kept beside the body because reading needs them. */
  readonly keptHeaders: readonly string[];
  /** The sender's own id of a delivery, the same when it sends it again; null where there is none: the bytes name it. */
  deliveryId(headers: Readonly<Record<string, string>>, body: unknown): string | null;
  /** @throws Unreadable where the body is not what this sender sends */
  read(delivery: SentDelivery): Reading;
}

/** The body is not what its sender sends. The delivery is kept, listed, and can be read again. */
export class Unreadable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Unreadable';
  }
}

/** The sender that reads what a hook of this kind gets. */
export type SenderOf = (kind: SenderKind) => Sender;
