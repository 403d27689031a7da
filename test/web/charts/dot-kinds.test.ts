import { describe, expect, it } from 'vitest';
import { trendDots } from '../../../web/charts/dot-kinds.ts';
import { oldCentreLines } from '../../../web/charts/usual-lines.ts';
import { trendSeries, trendsAnswer } from '../trends-answer.ts';

const { lanes, range } = trendsAnswer();
const [fromMs, toMs] = [Date.parse(range.start), Date.parse(range.end)];
const kindsOf = (series = trendSeries()) =>
  trendDots(series, lanes.notes, fromMs, toMs).map(({ kind }) => kind);

describe('the dots of a trend', () => {
  it('are blue in the eight weeks that proved an improvement, numbered where the cause is known, else ordinary', () => {
    const kinds = kindsOf();
    // The shift begins with the 22nd week; METRICS.md §5: a run of eight proposes a new baseline.
    expect(kinds.flatMap((kind, week) => (kind === 'better' ? [week] : []))).toEqual([
      21, 22, 23, 24, 25, 26, 27, 28,
    ]);
    expect(kinds[33]).toBe('known');
    expect(trendDots(trendSeries(), lanes.notes, fromMs, toMs)[33]?.note).toBe(3);
    expect(kinds.filter((kind) => kind === 'ordinary')).toHaveLength(31);
  });

  it('are diamonds where a run or a signal is for the worse', () => {
    const worse = kindsOf(trendSeries({ better: 'higher' }));
    expect(worse.filter((kind) => kind === 'unusual')).toHaveLength(8);
    const { behaviour } = trendSeries();
    const [signal] = behaviour.signals;
    const unknown = { ...behaviour, signals: signal === undefined ? [] : [{ ...signal, known: false }] };
    expect(kindsOf(trendSeries({ behaviour: unknown }))[33]).toBe('unusual');
  });

  it('are hollow for the running period, which takes part in nothing', () => {
    const { points } = trendSeries();
    const running = points.map((point, at) => (at === 25 ? { ...point, partial: true } : point));
    expect(kindsOf(trendSeries({ points: running }))[25]).toBe('running');
  });

  it('leave the number out where the note was taken back', () => {
    const takenBack = { by: 'Kim', at: range.end, reason: 'wrong week' };
    const notes = lanes.notes.map((note) => ({ ...note, takenBack }));
    expect(trendDots(trendSeries(), notes, fromMs, toMs)[33]).toMatchObject({ kind: 'known', note: null });
  });

  it('let the old average go on until the eighth of them', () => {
    const [old] = oldCentreLines(trendSeries(), toMs);
    expect(old?.isBetter).toBe(true);
    expect(old?.data.map(({ atMs }) => new Date(atMs).toISOString().slice(0, 10))).toEqual([
      '2025-07-14',
      '2025-09-08',
    ]);
  });
});
