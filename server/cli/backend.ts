import type { Static } from 'typebox';
import type { ToldAnswer, ToldDeliveries } from '#shared/api/deliveries.ts';
import type { DeploymentBody } from '#shared/api/deployments.ts';
import type { HistoryAnswer } from '#shared/api/incident-history.ts';
import type { IncidentAnswer, IncidentBody, IncidentPatch } from '#shared/api/incidents.ts';
import type { TallyBody } from '#shared/api/tallies.ts';
import type { TokenAnswer, TokenScope } from '#shared/api/tokens.ts';
import type { ProblemPart } from '#shared/problems.ts';
import type { UpsertCounts } from '../store/count-upserts.ts';
import type { WholeDeployment } from '../store/store.ts';

export type ListedToken = Static<typeof TokenAnswer>;

/** Where a command writes: a running server, or the store itself where none runs. */
export interface Backend {
  readonly kind: 'server' | 'store';
  /** Takes in up to 1 000 deployments. Throws where the service is not known there. */
  putDeployments(rows: readonly WholeDeployment[]): Promise<UpsertCounts>;
  /** Takes in one deployment as a pipeline tells of it. Throws where the service is not known there. */
  putDeployment(body: DeploymentBody): Promise<UpsertCounts>;
  /** Takes in an incident; the same id again updates it. */
  openIncident(body: IncidentBody): Promise<IncidentAnswer>;
  /** Throws where there is no such incident, or several services know one by that id. */
  changeIncident(id: string, patch: IncidentPatch): Promise<IncidentAnswer>;
  /** Takes in up to 1 000 incidents of the past, all or none; with `check` it stores nothing. Throws `RowsRefused`. */
  putIncidents(bodies: readonly IncidentBody[], check: boolean): Promise<HistoryAnswer>;
  /** Takes in up to 50 000 tallies, all or none. Throws `RowRefused` where one of them cannot be taken. */
  putTallies(rows: readonly TallyBody[]): Promise<void>;
  /** As `putTallies`, and stores nothing. */
  checkTallies(rows: readonly TallyBody[]): Promise<void>;
  /** Hands in what a sender did not send, some hundred deliveries at most. */
  tellDeliveries(told: ToldDeliveries): Promise<ToldAnswer>;
  /** How far an import came that was interrupted; null where there is none of that name. */
  readProgress(name: string): Promise<string | null>;
  /** Notes how far it is; null when it is done. */
  noteProgress(name: string, progress: string | null): Promise<void>;
  createToken(
    name: string,
    scopes: readonly TokenScope[],
  ): Promise<ListedToken & { readonly secret: string }>;
  listTokens(): Promise<readonly ListedToken[]>;
  /** Throws where no such token is in force. */
  revokeToken(id: number): Promise<void>;
  close(): void;
}

/** One of several rows was refused, and with it all of them. */
export class RowRefused extends Error {
  /** Which one, counted from 0; null where it was not said. */
  readonly index: number | null;

  constructor(index: number | null, message: string) {
    super(message);
    this.name = 'RowRefused';
    this.index = index;
  }
}

/** Several rows were refused, and with them all that were sent together. */
export class RowsRefused extends Error {
  /** What is wrong with which of them: `/12/service`, counted from 0. */
  readonly parts: readonly ProblemPart[];

  constructor(message: string, parts: readonly ProblemPart[]) {
    super(message);
    this.name = 'RowsRefused';
    this.parts = parts;
  }
}

/**
 * What a problem says of one of several rows: its parts tell the row as `/12` or `/12/good`.
 *
 * @example rowRefused('/12: good 3 is more than total 2.', '/12/good') // index 12, "good 3 is more than total 2."
 */
export const rowRefused = (detail: string, at: string | undefined): RowRefused => {
  const index = /^\/(\d+)(\/|$)/.exec(at ?? '')?.[1];
  return new RowRefused(index === undefined ? null : Number(index), detail.replace(/^\/\d+(\/|: ?| )/, ''));
};
