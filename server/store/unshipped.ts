import type { Database } from 'better-sqlite3';
import type { UnshippedChange } from '#shared/facts.ts';
import type { ChangeFeed } from './change-feed.ts';

/** What is merged and in no production deployment of its service yet. */
export interface UnshippedStore {
  /**
   * Puts what waits in the place of what was known; null where it cannot be known, which `problem` says why. Announced
   * where anything differs. Durable when it returns.
   */
  replace(service: string, changes: readonly UnshippedChange[] | null, problem: string | null): void;
  /** What waits, merged first ones first. `service: null` for all. */
  facts(service: string | null): readonly UnshippedChange[];
  /** Services of which it is known what waits, also where nothing does. */
  knownServices(): readonly string[];
  /** Why it is not known; null where it is, and where nobody asked yet. */
  problemOf(service: string): string | null;
}

const COLUMNS = `service, repository, sha, committed_at_ms AS committedAtMs, merged_at_ms AS mergedAtMs,
  parent_count AS parentCount, message, pull_request AS pullRequest`;
const IN_ORDER = 'ORDER BY merged_at_ms, service, repository, sha';

const inOrder = (a: UnshippedChange, b: UnshippedChange): number =>
  a.mergedAtMs - b.mergedAtMs ||
  (a.repository < b.repository ? -1 : a.repository > b.repository ? 1 : a.sha < b.sha ? -1 : 1);

export function createUnshippedStore(database: Database, feed: ChangeFeed): UnshippedStore {
  const all = database.prepare<[], UnshippedChange>(`SELECT ${COLUMNS} FROM unshipped_changes ${IN_ORDER}`);
  const ofService = database.prepare<[string], UnshippedChange>(
    `SELECT ${COLUMNS} FROM unshipped_changes WHERE service = ? ${IN_ORDER}`,
  );
  const remove = database.prepare<[string]>('DELETE FROM unshipped_changes WHERE service = ?');
  const insert = database.prepare<UnshippedChange>(
    `INSERT INTO unshipped_changes (service, repository, sha, committed_at_ms, merged_at_ms, parent_count, message,
       pull_request)
     VALUES (@service, @repository, @sha, @committedAtMs, @mergedAtMs, @parentCount, @message, @pullRequest)`,
  );
  const state = database.prepare<[string], { problem: string | null }>(
    'SELECT problem FROM unshipped_services WHERE service = ?',
  );
  const putState = database.prepare<[string, string | null]>(
    `INSERT INTO unshipped_services (service, problem) VALUES (?, ?)
     ON CONFLICT (service) DO UPDATE SET problem = excluded.problem`,
  );
  const known = database
    .prepare<[], string>('SELECT service FROM unshipped_services WHERE problem IS NULL ORDER BY service')
    .pluck();

  const put = database.transaction((service: string, changes: readonly UnshippedChange[], problem) => {
    remove.run(service);
    for (const change of changes) insert.run(change);
    putState.run(service, problem);
  });

  return {
    replace(service, changes, problem) {
      const wanted = [...(changes ?? [])].sort(inOrder);
      const before = JSON.stringify([state.get(service), ofService.all(service)]);
      if (before === JSON.stringify([{ problem }, wanted])) return;
      put(service, wanted, problem);
      if (before !== JSON.stringify([state.get(service), ofService.all(service)]))
        feed.announce('deployments');
    },
    facts: (service) => (service === null ? all.all() : ofService.all(service)),
    knownServices: () => known.all(),
    problemOf: (service) => state.get(service)?.problem ?? null,
  };
}
