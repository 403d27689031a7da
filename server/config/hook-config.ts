import type { SenderKind } from '#shared/sender-kind.ts';

export type Severity = 1 | 2 | 3 | 4;

/** What of a code host counts as a deployment, so that one release is not told three times. */
export const deploymentOrigins = ['deployment', 'pipeline', 'release'] as const;
export type DeploymentOrigin = (typeof deploymentOrigins)[number];

/** JSON pointers into the body of a `generic` sender. A value that begins with `=` stands for itself. */
export interface GenericMapping {
  readonly kind: 'deployment' | 'incident';
  /** Pointer to the list of which each item is one; null where the body is one. */
  readonly items: string | null;
  /** Only bodies whose values at these pointers are these texts are meant. */
  readonly when: Readonly<Record<string, readonly string[]>>;
  /** Name of a field of the fact, e.g. `finishedAt`, by the pointer to its value. */
  readonly fields: Readonly<Record<string, string>>;
  /** What words of the sender mean, by field: `{ step: { OK: resolved } }`. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One entry under `hooks`. */
export interface HookConfig {
  readonly name: string;
  readonly kind: SenderKind;
  /** Signing secrets, at most two: both count while one is exchanged for the other. */
  readonly secrets: readonly string[];
  /** What the sender shows as it is, at most two. Without secrets and tokens a token of the board's own is needed. */
  readonly tokens: readonly string[];
  /** The header that carries a token, where the sender has none of its own. In lower case. */
  readonly header: string | null;
  /** Everything it sends is about this service; null where the payload says. */
  readonly service: string | null;
  /** JSON pointers to the service's name, relative to each alert, issue or event; the first that leads somewhere. */
  readonly serviceFrom: readonly string[];
  /** For senders that name no environment; null for `production`. */
  readonly environment: string | null;
  /** What the sender's words for severity mean, in lower case, before the sender's own table. */
  readonly severity: Readonly<Record<string, Severity>>;
  /** Labels that make an issue an incident. */
  readonly incidentLabels: readonly string[];
  readonly deploymentsFrom: readonly DeploymentOrigin[];
  /**
   * Names of the pipelines, workflows or jobs that deploy. Empty where `deploymentsFrom` has `pipeline`: those that ran
   * for the default branch or a tag; empty for Jenkins: every job that tells.
   */
  readonly pipelines: readonly string[];
  /** Only of a `generic` sender. */
  readonly mapping: GenericMapping | null;
}
