import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { AgreementVersion } from '#shared/agreement/version.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);

function agreed(version: number): AgreementVersion {
  const limit = {
    limit: { kind: 'atMost', value: 0.1 },
    window: '28d',
    statistic: 'median',
    warningRatio: 0.2,
  } as const;
  return {
    version,
    effectiveFromMs: NOW + version,
    signedBy: ['team', 'plant'],
    author: 'kim',
    reason: version === 1 ? null : 'we learned',
    metrics: { 'change-failure-rate': limit },
    services: { shop: { 'change-failure-rate': { ...limit, warningRatio: 0.3 } } },
  };
}

describe('the ledger of agreements', () => {
  it('is empty at first, grows by one version at a time, and survives a restart', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    expect(store.agreements.versions()).toEqual([]);
    expect(() => store.agreements.append([agreed(2)])).toThrow('the next version is 1, not 2');
    store.agreements.append([agreed(1)]);
    expect(() => store.agreements.append([agreed(1)])).toThrow(RangeError);
    store.agreements.append([agreed(2)]);
    store.close();
    expect(openAt(folder, NOW).agreements.versions()).toEqual([agreed(1), agreed(2)]);
  });

  it('takes a whole history or nothing of it', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    expect(() => store.agreements.append([agreed(1), agreed(3)])).toThrow('the next version is 2, not 3');
    expect(store.agreements.versions()).toEqual([]);
    store.close();
    expect(openAt(folder, NOW).agreements.versions()).toEqual([]);
  });

  it('cannot be changed in the file either', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    store.agreements.append([agreed(1)]);
    store.close();
    const database = new SqliteDatabase(join(folder, 'andon.db'));
    const sentence = 'the ledger of agreements is append-only';
    expect(() => database.exec(`UPDATE agreement_versions SET author = 'lee'`)).toThrow(sentence);
    expect(() => database.exec('DELETE FROM agreement_versions')).toThrow(sentence);
    database.close();
  });
});
