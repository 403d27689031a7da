import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import type { Store } from '../../../server/store/store.ts';

/** A new folder on the disk, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'andon-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a real file whose clock stands at `nowMs`; closed when the test is over. */
export function openAt(dataDir: string, nowMs: number): Store {
  const store = openStore({ dataDir, nowMs: () => nowMs });
  onTestFinished(() => store.close());
  return store;
}
