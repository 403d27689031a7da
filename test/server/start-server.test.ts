import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDefaultConfig } from '../../server/config/default-config.ts';
import { readLockFile } from '../../server/lock-file.ts';
import { startServer } from '../../server/start-server.ts';
import { createTestClock } from '../fakes/test-clock.ts';

describe('a server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'andon-start-'));
  const clock = createTestClock(Date.UTC(2026, 10, 22));
  const start = (port: number) => {
    const config = createDefaultConfig({ listen: { host: '127.0.0.1', port }, dataDir, timeZone: 'UTC' });
    return startServer({ config, file: null, clock, logger: false });
  };
  const taken = createServer();
  afterEach(() => {
    taken.close();
    rmSync(dataDir, { recursive: true });
  });

  it('that finds its address taken leaves nothing running and the folder free for the next start', async () => {
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    await expect(start(port)).rejects.toThrow('EADDRINUSE');
    expect(clock.pendingCount()).toBe(0);
    expect(readLockFile(dataDir)).toBeNull();

    const server = await start(0);
    expect(readLockFile(dataDir)?.url).toBe(server.url);
    await server.close();
    expect(clock.pendingCount()).toBe(0);
    expect(readLockFile(dataDir)).toBeNull();
  });
});
