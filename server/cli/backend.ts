import type { Static } from 'typebox';
import type { TokenAnswer, TokenScope } from '#shared/api/tokens.ts';
import type { UpsertCounts } from '../store/count-upserts.ts';
import type { WholeDeployment } from '../store/store.ts';

export type ListedToken = Static<typeof TokenAnswer>;

/** Where a command writes: a running server, or the store itself where none runs. */
export interface Backend {
  readonly kind: 'server' | 'store';
  /** Takes in up to 1 000 deployments. Throws where the service is not known there. */
  putDeployments(rows: readonly WholeDeployment[]): Promise<UpsertCounts>;
  createToken(
    name: string,
    scopes: readonly TokenScope[],
  ): Promise<ListedToken & { readonly secret: string }>;
  listTokens(): Promise<readonly ListedToken[]>;
  /** Throws where no such token is in force. */
  revokeToken(id: number): Promise<void>;
  close(): void;
}
