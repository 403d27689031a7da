import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { createAgreementStore } from './agreements.ts';
import { createChangeFeed } from './change-feed.ts';
import { createChangeLines } from './change-lines.ts';
import { createCollectorStore } from './collector.ts';
import { createCommitStore } from './commits.ts';
import { createCounterStore } from './counters.ts';
import { createDeliveryStore } from './deliveries.ts';
import { createDeliveryColumns } from './delivery-columns.ts';
import { createDeploymentStore } from './deployments.ts';
import { readDiskSizes } from './disk-sizes.ts';
import { createEpisodeRows, createEpisodeStore } from './episodes.ts';
import { createImportProgressStore } from './import-progress.ts';
import { createIncidentStore } from './incidents.ts';
import { createLinkCorrectionStore } from './link-corrections.ts';
import { migrate } from './migrate.ts';
import { createNoteStore } from './notes.ts';
import { openDatabase } from './open-database.ts';
import { createPullRequestStore } from './pull-requests.ts';
import { createQuerySpanStore } from './query-spans.ts';
import { createReleaseStore } from './releases.ts';
import { createSenderEventStore } from './sender-events.ts';
import type { Store } from './store.ts';
import { createTallyStore } from './tallies.ts';
import { createTargetStore } from './targets.ts';
import { createTokenStore } from './tokens.ts';
import { createUnshippedStore } from './unshipped.ts';
import { createWatchMarks } from './watch-marks.ts';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface StoreOptions {
  /** Folder of the database; made where the folder above it exists. */
  readonly dataDir: string;
  /** Wall clock, epoch ms. */
  readonly nowMs: () => number;
}

function createStore(database: Database, { dataDir, nowMs }: StoreOptions): Store {
  const feed = createChangeFeed();
  // The first of all: those that write tell it by a function of SQL that it makes.
  const deliveryColumns = createDeliveryColumns(database);
  const counters = createCounterStore(database);
  const targets = createTargetStore(database, feed);
  const querySpans = createQuerySpanStore(database);
  const marks = createWatchMarks(database);
  const episodes = createEpisodeRows(database, feed, marks);
  const tallies = createTallyStore({
    database,
    feed,
    nowMs,
    // The marks before the episodes: what is judged now counts over what was taken back.
    buffered: [counters, targets, querySpans, marks, episodes],
    onCounted: marks.corrected,
  });
  return {
    tallies,
    counters,
    targets,
    querySpans,
    deployments: createDeploymentStore(database, feed),
    releases: createReleaseStore(database),
    incidents: createIncidentStore(database, feed),
    commits: createCommitStore(database),
    pullRequests: createPullRequestStore(database),
    unshipped: createUnshippedStore(database, feed),
    changeLines: createChangeLines(database, feed),
    linkCorrections: createLinkCorrectionStore(database, feed),
    deliveryColumns,
    notes: createNoteStore(database, feed),
    episodes: createEpisodeStore(episodes, tallies.flush),
    agreements: createAgreementStore(database, feed),
    tokens: createTokenStore(database),
    importProgress: createImportProgressStore(database),
    deliveries: createDeliveryStore(database),
    senderEvents: createSenderEventStore(database),
    collector: createCollectorStore(database),
    atomically: (work) => database.transaction(work)(),
    repeatably(work) {
      database.pragma('synchronous = NORMAL');
      try {
        return database.transaction(work)();
      } finally {
        database.pragma('synchronous = FULL');
      }
    },
    changeNumber: feed.number,
    onChange: feed.listen,
    announce: feed.announce,
    sizes: () => readDiskSizes(dataDir),
    close() {
      if (!database.open) return;
      feed.end();
      try {
        tallies.flush();
        database.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        database.close();
      }
    },
  };
}

/**
 * Opens everything that is kept, for this process alone, and brings an older database forward.
 *
 * @throws StoreError with a sentence for whoever started the program: the folder cannot be made or written,
 *   the file is no database or not ours, a newer Andon wrote it, or another process has it open
 */
export function openStore(options: StoreOptions): Store {
  const database = openDatabase(options.dataDir);
  try {
    const migrated = migrate(database, MIGRATIONS_FOLDER, options.nowMs());
    // What a migration takes out of the file must not stay there because the log still holds that it goes.
    if (migrated.length > 0) database.pragma('wal_checkpoint(TRUNCATE)');
    return createStore(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}
