import { describe, expect, it } from 'vitest';
import { cutSources } from '../../../../web/screens/setup/cut-sources.ts';
import { deadItem, sourceItem } from '../../source-item.ts';

describe('the order of sources', () => {
  it('is those that do not answer, longest first, the silent ones, and the rest by service', () => {
    const items = [
      sourceItem({ service: 'a' }),
      deadItem({ service: 'a', objective: 'young', failingSince: '2025-11-21T06:05:00Z' }),
      sourceItem({ service: 'b', state: 'waiting' }),
      deadItem({ service: 'b', objective: 'old', failingSince: '2025-11-21T05:00:00Z' }),
      sourceItem({ service: 'c', state: 'silent' }),
      sourceItem({ service: 'a', objective: 'web', state: 'failed-once' }),
    ];
    const cut = cutSources(items, true);
    expect(cut.notAnswering.map(({ objective }) => objective)).toEqual(['old', 'young']);
    expect(cut.silent.map(({ service }) => service)).toEqual(['c']);
    expect(cut.services.map(({ id, items }) => [id, items.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    // Of all sources of a service, whichever stand above.
    expect(cut.services.map(({ counts }) => counts)).toEqual([
      { answering: 1, of: 3 },
      { answering: 0, of: 2 },
    ]);
    // Where only some were asked for, nobody knows of how many.
    expect(cutSources(items, false).services.map(({ counts }) => counts)).toEqual([null, null]);
  });
});
