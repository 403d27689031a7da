/** The board over a data folder, at the end of its history: `node andon-process.ts <andon.yaml> <endMs>`. */
import type { Clock } from '../../../server/clock.ts';
import { findConfig } from '../../../server/config/find-config.ts';
import { startServer } from '../../../server/start-server.ts';

const [path = '', endMs = ''] = process.argv.slice(2);
const behindMs = Date.now() - Number(endMs);

/** The machine's clock, set back: the history need not be written anew for each run. */
const clock: Clock = {
  nowMs: () => Date.now() - behindMs,
  monotonicMs: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

const { config } = findConfig({ flags: { config: path }, environment: process.env, folder: process.cwd() });
const server = await startServer({ config, file: null, clock, logger: { level: 'warn' } });
process.once('SIGTERM', () => void server.close());
