import type { Static } from 'typebox';
import type { TokenAnswer } from '#shared/api/tokens.ts';
import { isoInstant } from '#shared/time.ts';
import type { TokenRow } from '../store/store.ts';
import { isoInstantOrNull } from './instants.ts';

/** A token as the API says it; its secret is known to nobody here. */
export const toTokenAnswer = (row: TokenRow): Static<typeof TokenAnswer> => ({
  id: row.id,
  name: row.name,
  scopes: [...row.scopes],
  createdAt: isoInstant(row.createdAtMs),
  revokedAt: isoInstantOrNull(row.revokedAtMs),
});
