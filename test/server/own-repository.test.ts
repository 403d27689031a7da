import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNotices } from '../../server/compute/notices.ts';
import { watchOwnRepository } from '../../server/own-repository.ts';
import { createTestClock } from '../fakes/test-clock.ts';
import { openAt, temporaryFolder } from './store/folders.ts';

describe('watchOwnRepository', () => {
  const folder = mkdtempSync(join(tmpdir(), 'andon-no-repository-'));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('says that there is no repository, and survives a store that fails while it looks', async () => {
    const clock = createTestClock(Date.UTC(2026, 10, 22));
    const store = openAt(temporaryFolder(), clock.nowMs());
    const notices = createNotices();
    const errors: unknown[] = [];
    let broken = false;
    const stop = watchOwnRepository({
      store: {
        ...store,
        announce: (noun) => {
          if (broken) throw new Error('the disk is full');
          store.announce(noun);
        },
      },
      notices,
      clock,
      folder,
      service: 'andon',
      // A folder above this one may be a repository; git must not find it.
      variables: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
      onError: (error) => errors.push(error),
    });
    await clock.until(() => clock.pendingCount() === 1);
    expect(notices.all()).toMatchObject([{ code: 'no-repository', service: 'andon' }]);

    broken = true;
    await clock.advance(5 * 60_000);
    await clock.until(() => clock.pendingCount() === 1);
    expect(errors).toMatchObject([{ message: 'the disk is full' }]);
    stop();
    expect(clock.pendingCount()).toBe(0);
    store.close();
  });
});
