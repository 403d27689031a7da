import type { Database } from 'better-sqlite3';
import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { AgreementStore } from './store.ts';

interface AgreementRow {
  readonly version: number;
  readonly effectiveFromMs: number;
  readonly signedBy: string;
  readonly author: string;
  readonly reason: string | null;
  readonly terms: string;
}

function toRow({ metrics, services, signedBy, ...rest }: AgreementVersion): AgreementRow {
  return { ...rest, signedBy: JSON.stringify(signedBy), terms: JSON.stringify({ metrics, services }) };
}

function fromRow({ terms, signedBy, ...rest }: AgreementRow): AgreementVersion {
  return { ...rest, signedBy: JSON.parse(signedBy), ...JSON.parse(terms) };
}

/** The ledger of agreements. It is short, so all of it is at hand. */
export function createAgreementStore(database: Database, feed: ChangeFeed): AgreementStore {
  const insert = database.prepare<AgreementRow>(
    `INSERT INTO agreement_versions (version, effective_from_ms, signed_by, author, reason, terms)
     VALUES (@version, @effectiveFromMs, @signedBy, @author, @reason, @terms)`,
  );
  const select = database.prepare<[], AgreementRow>(
    `SELECT version, effective_from_ms AS effectiveFromMs, signed_by AS signedBy, author, reason, terms
     FROM agreement_versions ORDER BY version`,
  );
  let versions = select.all().map(fromRow);
  const insertAll = database.transaction((added: readonly AgreementVersion[]) => {
    let next = (versions.at(-1)?.version ?? 0) + 1;
    for (const version of added) {
      if (version.version !== next)
        throw new RangeError(`the next version is ${next}, not ${version.version}`);
      insert.run(toRow(version));
      next += 1;
    }
  });

  return {
    versions: () => versions,
    append(added) {
      insertAll(added);
      versions = [...versions, ...added];
      feed.announce('agreement');
    },
  };
}
