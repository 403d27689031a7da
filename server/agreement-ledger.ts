import type { Clock } from './clock.ts';
import type { Notices } from './compute/notices.ts';
import { agreementVersions, nextVersion } from './config/agreement-versions.ts';
import type { Config } from './config/config.ts';
import type { Store } from './store/store.ts';

/** What the ledger did with the file's section. */
type LedgerOutcome = 'begun' | 'appended' | 'unchanged' | 'differs';

const DIFFERS =
  'The agreement in the file differs from the one in force. The ledger keeps what was signed; with "managedBy: file" a changed section becomes a new version.';

function applyAgreement(store: Store, { agreement }: Config, nowMs: number): LedgerOutcome {
  if (agreement === null) return 'unchanged';
  const versions = store.agreements.versions();
  if (versions.length === 0) {
    store.agreements.append(agreementVersions(agreement, nowMs));
    return 'begun';
  }
  const next = nextVersion(versions, agreement, nowMs);
  if (next === null) return 'unchanged';
  if (agreement.managedBy !== 'file') return 'differs';
  store.agreements.append([next]);
  return 'appended';
}

interface LedgerDeps {
  readonly store: Store;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: { info(message: string): void; warn(message: string): void };
}

/**
 * Makes what brings a file's agreement to the ledger, and says on the board and in the log what came of it. An
 * empty ledger begins with the file's section and its history. Later a changed section is a new version where the
 * file manages the agreement; elsewhere the ledger stays and the board says that they differ.
 */
export const createLedgerKeeper =
  ({ store, notices, clock, log }: LedgerDeps) =>
  (config: Config): void => {
    const nowMs = clock.nowMs();
    const outcome = applyAgreement(store, config, nowMs);
    notices.set('agreement-differs', outcome === 'differs' ? { sinceMs: nowMs, detail: DIFFERS } : null);
    if (outcome === 'differs') log.warn(DIFFERS);
    if (outcome === 'appended') log.info('the agreement changed: a new version is in force');
  };
