import { describe, expect, it } from 'vitest';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;

describe('outages of the collector', () => {
  it('are the gaps of more than a minute between the last heartbeat and the next start', () => {
    const folder = temporaryFolder();
    const first = openAt(folder, NOW);
    first.collector.started(NOW);
    first.collector.heartbeat(NOW + MINUTE);
    first.collector.started(NOW + 2 * MINUTE);
    expect(first.collector.outages(0, NOW + 100 * MINUTE)).toEqual([]);
    first.collector.heartbeat(NOW + 3 * MINUTE);
    first.close();
    const { collector } = openAt(folder, NOW + 10 * MINUTE);
    collector.started(NOW + 10 * MINUTE);
    const outage = { fromMs: NOW + 3 * MINUTE, toMs: NOW + 10 * MINUTE };
    expect(collector.outages(0, NOW + 100 * MINUTE)).toEqual([outage]);
    expect(collector.outages(NOW + 9 * MINUTE, NOW + 20 * MINUTE)).toEqual([outage]);
    expect(collector.outages(NOW + 10 * MINUTE, NOW + 20 * MINUTE)).toEqual([]);
    expect(collector.outages(NOW, NOW + 3 * MINUTE)).toEqual([]);
  });

  it('are one where the board dies again before its first heartbeat', () => {
    const { collector } = openAt(temporaryFolder(), NOW);
    collector.started(NOW);
    collector.started(NOW + 10 * MINUTE);
    collector.started(NOW + 20 * MINUTE);
    const outage = { fromMs: NOW, toMs: NOW + 20 * MINUTE };
    expect(collector.outages(0, NOW + 100 * MINUTE)).toEqual([outage]);
    expect(collector.allOutages()).toEqual([outage]);
  });

  it('are one where the clock went back in between, so that they would lie over each other', () => {
    const { collector } = openAt(temporaryFolder(), NOW);
    collector.started(NOW);
    collector.started(NOW + 10 * MINUTE);
    collector.started(NOW + 5 * MINUTE);
    collector.started(NOW + 15 * MINUTE);
    expect(collector.allOutages()).toEqual([{ fromMs: NOW, toMs: NOW + 15 * MINUTE }]);
  });

  it('are none where the clock jumps ahead while the board runs', () => {
    const { collector } = openAt(temporaryFolder(), NOW);
    collector.started(NOW);
    collector.heartbeat(NOW + 60 * MINUTE);
    collector.started(NOW + 61 * MINUTE);
    expect(collector.allOutages()).toEqual([]);
  });

  it('are none where the clock went back', () => {
    const { collector } = openAt(temporaryFolder(), NOW);
    collector.started(NOW);
    collector.started(NOW - 60 * MINUTE);
    expect(collector.outages(0, 2 * NOW)).toEqual([]);
  });
});
