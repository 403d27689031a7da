import { agreementVersions, nextVersion } from './config/agreement-versions.ts';
import type { Config } from './config/config.ts';
import type { Store } from './store/store.ts';

/** What the ledger did with the file's section; the caller says it to whoever should know. */
export type LedgerOutcome = 'begun' | 'appended' | 'unchanged' | 'differs';

/**
 * Brings the file's agreement to the ledger. An empty ledger begins with it and its history. Later a changed
 * section is a new version where the file manages the agreement; elsewhere the ledger stays and `differs` says so.
 */
export function applyAgreement(store: Store, { agreement }: Config, nowMs: number): LedgerOutcome {
  if (agreement === null) return 'unchanged';
  const versions = store.agreements.versions();
  if (versions.length === 0) {
    for (const version of agreementVersions(agreement, nowMs)) store.agreements.append(version);
    return 'begun';
  }
  const next = nextVersion(versions, agreement, nowMs);
  if (next === null) return 'unchanged';
  if (agreement.managedBy !== 'file') return 'differs';
  store.agreements.append(next);
  return 'appended';
}
