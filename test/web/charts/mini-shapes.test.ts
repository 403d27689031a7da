import { describe, expect, it } from 'vitest';
import { miniShapes } from '../../../web/charts/mini-shapes.ts';
import { trendSeries, trendsAnswer } from '../trends-answer.ts';

const { range, multiples } = trendsAnswer();
const [fromMs, toMs] = [Date.parse(range.start), Date.parse(range.end)];
const plot = { leftPx: 0, rightPx: 400, topPx: 0, bottomPx: 100 };

describe('a small chart', () => {
  it('is bars for counts, a line for shares, dots for outages', () => {
    const [releases = trendSeries()] = multiples;
    const bars = miniShapes(releases, fromMs, toMs, plot);
    expect(bars.kind).toBe('bars');
    expect(bars.bars).toHaveLength(40);
    expect(bars.bars.every(({ y, height }) => Math.abs(y + height - 100) < 1e-9)).toBe(true);
    const share = trendSeries({ metric: 'change-failure-rate', unit: 'ratio' });
    expect(miniShapes(share, fromMs, toMs, plot).kind).toBe('line');
    const outage = { service: 's', id: 'i', title: 't', at: range.end, seconds: 3_600, open: true };
    const outages = miniShapes(
      trendSeries({ metric: 'time-to-restore', dots: [outage] }),
      fromMs,
      toMs,
      plot,
    );
    expect(outages.dots).toEqual([{ x: 400, y: expect.any(Number), kind: 'open' }]);
  });

  it('keeps bands inside of the plot where their range began before it', () => {
    const { behaviour } = trendSeries();
    const early = behaviour.baselines.map((each) => ({ ...each, start: '2020-01-01T00:00:00.000Z' }));
    const { bands } = miniShapes(
      trendSeries({ behaviour: { ...behaviour, baselines: early } }),
      fromMs,
      toMs,
      plot,
    );
    for (const { x, width } of bands) {
      expect(x).toBe(0);
      expect(width).toBeLessThanOrEqual(400);
    }
  });

  it('leaves gaps where a period has no value, and ends its limit where nothing is agreed any more', () => {
    const { points, limits } = trendSeries();
    const gap = points.map((point, at) => (at === 10 ? { ...point, value: null } : point));
    const shapes = miniShapes(
      trendSeries({ unit: 'seconds', points: gap, limits: limits.slice(0, 1) }),
      fromMs,
      toMs,
      plot,
    );
    expect(shapes.line.match(/M/g)).toHaveLength(2);
    expect(shapes.limitEndPx).toBeNull();
    expect(shapes.dots).toEqual([]);
  });

  it('draws a value between two gaps, which no line reaches', () => {
    const { points } = trendSeries();
    const lone = points.map((point, at) => (at === 9 || at === 11 ? { ...point, value: null } : point));
    const { dots } = miniShapes(trendSeries({ unit: 'seconds', points: lone }), fromMs, toMs, plot);
    expect(dots).toEqual([{ x: expect.any(Number), y: expect.any(Number), kind: 'ordinary' }]);
  });
});
