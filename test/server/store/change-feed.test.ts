import { describe, expect, it } from 'vitest';
import { createChangeFeed } from '../../../server/store/change-feed.ts';
import type { Noun } from '../../../server/store/store.ts';

describe('the change feed', () => {
  it('counts each change at once and tells all of them together afterwards', async () => {
    const feed = createChangeFeed();
    const heard: Noun[][] = [];
    feed.listen((nouns) => heard.push([...nouns]));
    for (const noun of ['tallies', 'incidents', 'tallies'] as const) feed.announce(noun);
    expect(feed.number()).toBe(3);
    expect(heard).toEqual([]);
    await Promise.resolve();
    expect(heard).toEqual([['tallies', 'incidents']]);
    feed.announce('config');
    await Promise.resolve();
    expect(heard).toEqual([['tallies', 'incidents'], ['config']]);
  });

  it('is silent for who has ended the listening, and for all once it has ended', async () => {
    const feed = createChangeFeed();
    const heard: string[] = [];
    const stop = feed.listen(() => heard.push('first'));
    feed.listen(() => heard.push('second'));
    feed.announce('tallies');
    stop();
    await Promise.resolve();
    expect(heard).toEqual(['second']);
    feed.announce('tallies');
    feed.end();
    await Promise.resolve();
    expect(heard).toEqual(['second']);
  });
});
