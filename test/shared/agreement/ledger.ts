import type { AgreementVersion, Limit } from '#shared/agreement/version.ts';
import type { JudgedLimit } from '#shared/judgement.ts';

/** A limit with everything that does not matter to a test at its default. */
export const limit = (
  kind: JudgedLimit['kind'],
  value: number,
  statistic: Limit['statistic'] = 'median',
): Limit => ({ limit: { kind, value }, window: '28d', statistic, warningRatio: 0.2 });

/** A version of the ledger. */
export const version = (
  number: number,
  effectiveFromMs: number,
  metrics: AgreementVersion['metrics'] = {},
  services: AgreementVersion['services'] = {},
): AgreementVersion => ({
  version: number,
  effectiveFromMs,
  signedBy: ['development', 'operations', 'business'],
  author: 'Kim Ji-ho',
  reason: null,
  metrics,
  services,
});
