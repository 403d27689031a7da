import { isDeepStrictEqual } from 'node:util';
import type { AgreementVersion, Limit } from '#shared/agreement/version.ts';
import type { JudgedLimit } from '#shared/judgement.ts';
import type { AgreementConfig, AgreementTerms, LimitConfig } from './config.ts';
import { limitKind } from './limit-kind.ts';

const defaultWarningRatio = 0.2;

const mapValues = <T, R>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => R,
): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));

const judgedLimit = (id: string, entry: LimitConfig): JudgedLimit => {
  const kind = limitKind(id).key;
  const value = entry[kind];
  if (value === undefined) throw new RangeError(`${id} has no ${kind}`);
  return { kind, value };
};

const wholeLimit = (id: string, entry: LimitConfig): Limit => ({
  limit: judgedLimit(id, entry),
  window: entry.window ?? limitKind(id).defaultWindow,
  statistic: entry.statistic ?? 'median',
  warningRatio: entry.warning ?? defaultWarningRatio,
});

type Declared = Omit<AgreementVersion, 'version' | 'effectiveFromMs'>;

const declaredTerms = (terms: AgreementTerms, signedBy: readonly string[]): Declared => ({
  signedBy,
  author: 'andon.yaml',
  reason: null,
  metrics: mapValues(terms.metrics, (entry, id) => wholeLimit(id, entry)),
  services: mapValues(terms.services, (entries) =>
    mapValues(entries, (entry, id) => wholeLimit(id, { ...terms.metrics[id], ...entry })),
  ),
});

/**
 * The versions that a file declares: its history, oldest first, then the section itself, numbered from 1.
 * A version without a time of its own takes over at `nowMs`, epoch ms; of a checked file that is only the first.
 * Throws `RangeError` where an entry has no limit, which a checked file never has.
 */
export const agreementVersions = (agreement: AgreementConfig, nowMs: number): AgreementVersion[] =>
  [...agreement.history, agreement].map((terms, index) => ({
    version: index + 1,
    effectiveFromMs: terms.effectiveFromMs ?? nowMs,
    ...declaredTerms(terms, agreement.signedBy),
  }));

const agreed = ({ signedBy, metrics, services }: Declared) => ({ signedBy, metrics, services });

/**
 * The version that a changed file makes on top of the ledger: in force from `nowMs`, or later where the file or
 * the last version says so, never earlier; the past stays judged as it was. Null where limits and signing roles
 * are those of the last version.
 */
export const nextVersion = (
  versions: readonly AgreementVersion[],
  agreement: AgreementConfig,
  nowMs: number,
): AgreementVersion | null => {
  const last = versions.at(-1);
  const declared = declaredTerms(agreement, agreement.signedBy);
  if (last !== undefined && isDeepStrictEqual(agreed(last), agreed(declared))) return null;
  const startsMs = [nowMs, last?.effectiveFromMs ?? nowMs, agreement.effectiveFromMs ?? nowMs];
  return { version: (last?.version ?? 0) + 1, effectiveFromMs: Math.max(...startsMs), ...declared };
};
