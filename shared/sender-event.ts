/**
 * What senders say happened. A deployment, an incident or a pull request as it stands is a function of the set of
 * events about it, in whatever order and however often they came.
 */
import type { DeployedChange, Deployment, Incident } from './facts.ts';

interface Happened {
  /** When it happened by the sender's clock, epoch ms; events of one subject are read in this order. */
  readonly atMs: number;
}

/** Where a deployment is. `superseded` and `removed` say nothing of how it went. */
export const deploymentSteps = [
  'started',
  'success',
  'failure',
  'cancelled',
  'superseded',
  'removed',
] as const;
export type DeploymentStep = (typeof deploymentSteps)[number];

/** Told beside the step, as far as the sender knows. Absent says nothing. */
export type DeploymentTold = Partial<
  Omit<Deployment, 'service' | 'environment' | 'id' | 'result' | 'source' | 'finishedAtMs'>
>;

/** Without what tells whose it is: the deployment brings that. */
export type ChangeTold = Omit<
  DeployedChange,
  'service' | 'environment' | 'deploymentId' | 'reachedBranchAtMs'
>;

export interface DeploymentEvent extends Happened {
  readonly kind: 'deployment';
  /** Id of the service, from the configuration. */
  readonly service: string;
  readonly environment: string;
  readonly id: string;
  /** Null where the event tells of it without a step. `success`, `failure` and `cancelled` finish it at `atMs`. */
  readonly step: DeploymentStep | null;
  readonly told: DeploymentTold;
  /** The whole list of what it carried, where the sender knows; null says nothing of that. */
  readonly changes: readonly ChangeTold[] | null;
}

export const incidentSteps = ['opened', 'resolved', 'reopened', 'removed'] as const;
export type IncidentStep = (typeof incidentSteps)[number];

export type IncidentTold = Partial<Omit<Incident, 'service' | 'id' | 'source' | 'resolvedAtMs' | 'spells'>>;

export interface IncidentEvent extends Happened {
  readonly kind: 'incident';
  readonly service: string;
  readonly id: string;
  /**
   * Null for an event that only tells more. `opened` begins it at `told.startedAtMs`, else at `atMs`; `reopened`
   * begins another spell at `atMs`; `resolved` ends the spell that runs at `atMs`.
   */
  readonly step: IncidentStep | null;
  readonly told: IncidentTold;
}

/**
 * At which services an incident is, by its sender's word: whatever else that sender tells of it, it is at no others. The
 * latest one counts.
 */
export interface WhereaboutsEvent extends Happened {
  readonly kind: 'whereabouts';
  readonly id: string;
  /** Ids of services; empty where none of them is configured. */
  readonly services: readonly string[];
}

/** A pull or merge request, as the event shows it whole. */
export interface PullRequest {
  readonly repository: string;
  readonly number: string;
  readonly title: string | null;
  /** The branch it goes into. */
  readonly branch: string | null;
  readonly headBranch: string | null;
  readonly headSha: string | null;
  /** The commit that brought it into the branch: a merge, the squash, or the last one of a rebase. */
  readonly mergeSha: string | null;
  readonly commitCount: number | null;
  readonly openedAtMs: number | null;
  readonly firstCommitAtMs: number | null;
  /** Null while it is not merged. */
  readonly mergedAtMs: number | null;
  readonly labels: readonly string[];
  readonly url: string | null;
}

/** The latest one counts; what it does not know is taken from those before it. */
export interface PullRequestEvent extends Happened {
  readonly kind: 'pull-request';
  readonly pullRequest: PullRequest;
}

/** A commit of a repository, whether or not it is deployed. */
export interface Commit {
  readonly repository: string;
  readonly sha: string;
  /** Committer time. */
  readonly committedAtMs: number;
  /** Null where the teller does not say. Over 1 is a merge. */
  readonly parentCount: number | null;
  readonly message: string | null;
  /** From its message: what it was cherry-picked from, and what it takes back. */
  readonly originSha: string | null;
  readonly revertsSha: string | null;
  /** Paths it touched; null where the teller does not say. */
  readonly files: readonly string[] | null;
}

/** Commits that a push or a comparison names, in the order in which they were made. */
export interface CommitsEvent extends Happened {
  readonly kind: 'commits';
  readonly repository: string;
  readonly toldBy: 'push' | 'api' | 'repository';
  /** Null for a comparison. */
  readonly branch: string | null;
  /** Whether the branch is the one that releases are made from; null where the sender does not say. */
  readonly isDefaultBranch: boolean | null;
  /** What stood there before, outside the range; null for a new branch. */
  readonly beforeSha: string | null;
  readonly afterSha: string;
  /** False where the sender names only some of them. */
  readonly isWhole: boolean;
  readonly commits: readonly Commit[];
}

export type SenderEvent =
  | DeploymentEvent
  | IncidentEvent
  | WhereaboutsEvent
  | PullRequestEvent
  | CommitsEvent;
