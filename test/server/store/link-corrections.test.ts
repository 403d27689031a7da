import { describe, expect, it } from 'vitest';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);

describe('corrections of links', () => {
  it('are a log that survives a restart, oldest first, and moves what is kept of answers', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    const before = store.changeNumber();
    const said = { madeAtMs: NOW, madeBy: 'Kim', reason: 'seen in the log', service: 'shop' } as const;
    const deployment = { service: 'shop', environment: 'production', id: 'd1' };
    const first = store.linkCorrections.add({ ...said, incident: 'i', verdict: 'caused-by', deployment });
    const second = store.linkCorrections.add({
      ...said,
      incident: 'i',
      verdict: 'not-caused',
      deployment: null,
    });
    expect(second.number).toBeGreaterThan(first.number);
    expect(store.changeNumber()).toBe(before + 2);
    store.close();
    expect(openAt(folder, NOW).linkCorrections.all()).toEqual([first, second]);
  });
});
