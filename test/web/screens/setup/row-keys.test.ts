import { describe, expect, it } from 'vitest';
import type { DiscoveryItem } from '#shared/api/sources.ts';
import { entryKeys, rowKeys } from '../../../../web/screens/setup/row-keys.ts';
import { deadItem, sourceItem } from '../../source-item.ts';

describe('the keys of rows', () => {
  it('differ, also for addresses that look alike', () => {
    const items = [
      sourceItem(),
      sourceItem(),
      sourceItem({ labels: { env: 'live' } }),
      sourceItem({ target: null }),
    ];
    expect(new Set(rowKeys(items)).size).toBe(4);
  });

  it('stay with a source, whatever its state', () => {
    expect(rowKeys([deadItem()])).toEqual(rowKeys([sourceItem()]));
  });

  it('differ for two lists in the configuration that share a job', () => {
    const entry: DiscoveryItem = {
      job: 'node',
      kind: 'static',
      place: '',
      readAt: null,
      targetCount: 1,
      droppedCount: 0,
      unclaimed: [],
      unclaimedCount: 0,
      failure: null,
    };
    expect(new Set(entryKeys([entry, entry, { ...entry, kind: 'file', place: '/t/*.json' }])).size).toBe(3);
  });
});
