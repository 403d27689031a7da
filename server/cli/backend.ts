import type { Static } from 'typebox';
import type { TokenAnswer } from '#shared/api/tokens.ts';
import type { DeployedChange, Deployment } from '#shared/facts.ts';
import type { TokenScope } from '../store/store.ts';

/** A deployment and all changes that it carried. */
export interface DeploymentRow {
  readonly deployment: Deployment;
  readonly changes: readonly DeployedChange[];
}

export interface IntakeCounts {
  readonly created: number;
  readonly updated: number;
  readonly same: number;
}

export type ListedToken = Static<typeof TokenAnswer>;

/** Where a command writes: a running server, or the store itself where none runs. */
export interface Backend {
  readonly kind: 'server' | 'store';
  /** Takes in up to 1 000 deployments. Throws where the service is not known there. */
  putDeployments(rows: readonly DeploymentRow[]): Promise<IntakeCounts>;
  createToken(
    name: string,
    scopes: readonly TokenScope[],
  ): Promise<ListedToken & { readonly secret: string }>;
  listTokens(): Promise<readonly ListedToken[]>;
  /** Throws where no such token is in force. */
  revokeToken(id: number): Promise<void>;
  close(): void;
}
