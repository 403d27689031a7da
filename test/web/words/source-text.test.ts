import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import { createMoments } from '../../../web/words/moments.ts';
import {
  backfillText,
  failingText,
  nextAttemptText,
  sourcesHeading,
  sourcesSentences,
  sourcesState,
  troubleText,
} from '../../../web/words/source-text.ts';
import { deadItem, sourceItem } from '../source-item.ts';

const [en, ko] = [deskWordsOf('en'), deskWordsOf('ko')];
const none = { 'not-answering': 0, silent: 0, 'failed-once': 0, waiting: 0, answering: 0 };
const some = { ...none, 'not-answering': 2, answering: 41 };
const nowMs = Date.parse('2025-11-21T06:10:03Z');

describe('the page of sources', () => {
  // Issue 3, item 7, and UX.md §2.2: the title begins with the state.
  it.each([
    [some, '41 of 43 sources answer', '2 sources do not answer'],
    [{ ...none, 'not-answering': 1 }, '0 of 1 source answers', '1 source does not answer'],
    [{ ...none, silent: 1, answering: 2 }, '2 of 3 sources answer', '1 source is silent'],
    [{ ...none, answering: 43 }, 'All 43 sources answer', 'All 43 sources answer'],
    [{ ...none, answering: 1 }, 'The one source answers', 'The one source answers'],
    [none, 'Nothing is connected yet', 'Nothing is connected yet'],
  ])('begins with how they are: %o', (counts, heading, state) => {
    expect(sourcesHeading(counts, en)).toBe(heading);
    expect(sourcesState(counts, en)).toBe(state);
  });

  it('says what is heard where nothing is asked', () => {
    expect(sourcesHeading(none, en, 1)).toBe('1 hook is heard; no source is asked yet');
    expect(sourcesState(none, en, 2)).toBe('2 hooks are heard; no source is asked yet');
    expect(sourcesHeading(some, en, 2)).toBe('41 of 43 sources answer');
    expect(sourcesHeading(none, ko, 1)).toBe('웹훅 1개 수신 중, 요청하는 대상은 아직 없음');
  });

  it('says who does not, each once, and how many more', () => {
    const counts = { ...some, 'failed-once': 1, waiting: 3 };
    const names = ['Work orders', 'Work orders', 'Labels', 'Quality', 'Stock', 'Shifts'];
    expect(sourcesSentences(counts, () => names, en)).toEqual([
      '2 do not: Work orders, Labels, Quality and 2 more.',
      '1 failed once, which may be chance.',
      '3 were not heard yet.',
    ]);
    expect(sourcesSentences(some, () => ['작업지시'], ko)).toEqual(['응답 없음 2개: 작업지시.']);
    expect(sourcesSentences({ ...none, answering: 3 }, () => [], en)).toEqual([]);
  });

  it('counts those whose names are not at hand, as with `?state=`', () => {
    const counts = { ...none, 'not-answering': 2, silent: 1 };
    expect(sourcesSentences(counts, () => [], en)).toEqual(['2 do not.', '1 brings nothing to count.']);
    expect(sourcesSentences(counts, () => [], ko)).toEqual(['응답 없음 2개.', '집계할 데이터 없음 1개.']);
  });
});

describe('one source', () => {
  it('says why it does not answer, and since when', () => {
    const at = { moments: createMoments('Asia/Seoul', 'en'), nowMs };
    expect(troubleText(deadItem(), en)).toBe('connection refused');
    expect(troubleText(deadItem(), ko)).toBe('연결 거부');
    expect(failingText(deadItem(), en, at)).toBe('since 15:00, for 10 min · 41 failures in a row');
    expect(failingText(deadItem({ failuresInARow: 1 }), en, at)).toBe('since 15:00, for 10 min · 1 failure');
    expect(troubleText(sourceItem(), en)).toBeNull();
    expect(failingText(sourceItem(), en, at)).toBeNull();
    // What it said before the board was away says nothing about now.
    expect(troubleText(deadItem({ state: 'waiting' }), en)).toBeNull();
  });

  it('says why there is nothing to count', () => {
    expect(troubleText(sourceItem({ state: 'silent', seriesCount: 0 }), en)).toBe(
      'it answers, but no series matches the selector',
    );
    expect(troubleText(sourceItem({ state: 'silent', kind: 'push', intervalSeconds: 60 }), en)).toBe(
      'tallies are expected every 1 min',
    );
  });

  it('counts down to its next attempt, and says now where that is due', () => {
    expect(nextAttemptText('2025-11-21T06:10:15Z', nowMs, en)).toBe('in 12 s');
    expect(nextAttemptText('2025-11-21T06:10:15Z', nowMs, ko)).toBe('12초 뒤');
    expect(nextAttemptText('2025-11-21T06:10:03Z', nowMs, en)).toBe('now');
    expect(nextAttemptText('2025-11-21T06:10:00Z', nowMs, en)).toBe('now');
  });

  it('says how much of the past is read, rounded down, and nothing once all is', () => {
    const span = { from: '2025-08-23T00:00:00Z', to: '2025-11-21T00:00:00Z' };
    const backfill = { ...span, doneRatio: 0.379, failure: null };
    expect(backfillText(sourceItem({ backfill }), en)).toBe('90 days asked for, 37 % read');
    expect(backfillText(sourceItem({ backfill }), ko)).toBe('90일 치 요청, 37% 읽음');
    expect(backfillText(sourceItem({ backfill: { ...backfill, doneRatio: 1 } }), en)).toBeNull();
  });
});
