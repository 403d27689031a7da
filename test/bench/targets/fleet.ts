import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchTarget } from '../systems/system.ts';
import { addressOf, type FleetOptions, type FleetOrder, type FleetReport } from './fleet-options.ts';

/** Targets on loopback, each with an address of its own. */
export interface Fleet {
  readonly targets: readonly BenchTarget[];
  order(order: FleetOrder): Promise<FleetReport>;
  stop(): Promise<void>;
}

/** @throws Error where the fleet ends before it listens */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const child = fork(join(import.meta.dirname, 'fleet-process.ts'), [JSON.stringify(options)], {
    execArgv: [],
  });
  const ended = once(child, 'exit');
  const nextReport = async (): Promise<FleetReport> => {
    const failed = ended.then(() => Promise.reject(new Error('the targets ended')));
    const [report] = await Promise.race([once(child, 'message'), failed]);
    return report;
  };
  await nextReport();
  const targetCount = options.targetCount + (options.bigSeriesCount > 0 ? 1 : 0);
  return {
    targets: Array.from({ length: targetCount }, (_, target) => ({
      service: `s${target}`,
      address: `${addressOf(target)}:${options.port}`,
    })),
    order(order) {
      const report = nextReport();
      child.send(order);
      return report;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
