import { describe, expect, it } from 'vitest';
import { judgeSource, type SourceFacts } from '../../../server/compute/source-state.ts';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const agoMs = (seconds: number) => NOW_MS - seconds * 1_000;
const asked: SourceFacts = {
  kind: 'asked',
  intervalSeconds: 15,
  lastAtMs: agoMs(10),
  failuresInARow: 0,
  seriesCount: null,
};
const pushed: SourceFacts = { ...asked, kind: 'pushed', intervalSeconds: 60 };

describe('how a source stands', () => {
  // METRICS.md §2: two failures in a row are shown; silence is max(3 × interval, 5 min).
  it.each([
    ['answers', asked, 'answering'],
    ['answers with series to count', { ...asked, seriesCount: 8 }, 'answering'],
    ['answers with nothing to count', { ...asked, seriesCount: 0 }, 'silent'],
    ['failed once', { ...asked, failuresInARow: 1 }, 'failed-once'],
    [
      'failed once, and counted nothing before',
      { ...asked, failuresInARow: 1, seriesCount: 0 },
      'failed-once',
    ],
    ['failed twice', { ...asked, failuresInARow: 2 }, 'not-answering'],
    ['failed for long', { ...asked, failuresInARow: 900 }, 'not-answering'],
    ['was never asked', { ...asked, lastAtMs: null }, 'waiting'],
    ['was asked 299 s ago', { ...asked, lastAtMs: agoMs(299) }, 'answering'],
    ['was not asked for five minutes, the board being away', { ...asked, lastAtMs: agoMs(300) }, 'waiting'],
    ['failed before the board was away', { ...asked, lastAtMs: agoMs(300), failuresInARow: 9 }, 'waiting'],
    [
      'is asked every 10 min, 29 min ago',
      { ...asked, intervalSeconds: 600, lastAtMs: agoMs(1_740) },
      'answering',
    ],
    [
      'is asked every 10 min, 30 min ago',
      { ...asked, intervalSeconds: 600, lastAtMs: agoMs(1_800) },
      'waiting',
    ],
    ['never sent a tally', { ...pushed, lastAtMs: null }, 'waiting'],
    ['sent a tally 299 s ago', { ...pushed, lastAtMs: agoMs(299) }, 'answering'],
    ['sent a tally five minutes ago', { ...pushed, lastAtMs: agoMs(300) }, 'silent'],
    [
      'sends every hour, heard 179 min ago',
      { ...pushed, intervalSeconds: 3_600, lastAtMs: agoMs(179 * 60) },
      'answering',
    ],
    [
      'sends every hour, heard 180 min ago',
      { ...pushed, intervalSeconds: 3_600, lastAtMs: agoMs(180 * 60) },
      'silent',
    ],
  ] as const)('that %s', (_, facts, state) => {
    expect(judgeSource(facts, { startedAtMs: agoMs(86_400), nowMs: NOW_MS })).toBe(state);
  });

  it.each([
    ['answered before the board started', asked, 'waiting'],
    ['failed before the board started', { ...asked, failuresInARow: 2 }, 'waiting'],
    ['answered as the board started', { ...asked, lastAtMs: agoMs(5) }, 'answering'],
    ['sent a tally before the board started', pushed, 'answering'],
  ] as const)('that %s', (_, facts, state) => {
    expect(judgeSource(facts, { startedAtMs: agoMs(5), nowMs: NOW_MS })).toBe(state);
  });
});
