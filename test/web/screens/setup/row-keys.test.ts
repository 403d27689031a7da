import { describe, expect, it } from 'vitest';
import { rowKeys } from '../../../../web/screens/setup/row-keys.ts';
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
});
