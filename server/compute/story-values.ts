import { type ValuedStory, valuedStory } from '#shared/metrics/story-values.ts';
import { isValued, type Story } from '#shared/metrics/trend-story.ts';
import type { Span } from '#shared/time.ts';
import { floorMinute } from '#shared/units.ts';
import { figureOver } from './compute-figure.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { Moment } from './moment.ts';
import type { Subject } from './subject.ts';
import type { WholeSeries } from './whole-series.ts';

/** What a period of the stretch spent of a budget: all of it would grow with the stretch. */
function perPeriod({ points }: WholeSeries, { startMs, endMs }: Span, value: number): number {
  const own = points.filter(
    (point) => isValued(point) && point.startMs >= startMs && point.endMs <= endMs,
  ).length;
  return own === 0 ? value : value / own;
}

/** The figures that the title names: from the events of its stretches, never means of what the periods show. */
export function storyValues(
  deps: FigureDeps,
  subject: Subject,
  whole: WholeSeries,
  story: Story,
  { nowMs }: Moment,
): ValuedStory {
  const { timeZone: zone } = deps.config.current().team;
  const isByMinute = subject.metric.needs === 'tallies';
  const edge = (atMs: number): number => (isByMinute ? floorMinute(atMs) : atMs);
  const valueOver = (span: Span | null): number | null => {
    if (span === null) return null;
    const window = { name: 'custom', startMs: edge(span.startMs), endMs: edge(span.endMs), zone };
    const { value } = figureOver(deps, subject, {
      window,
      nowMs: Math.min(span.endMs, nowMs),
      isBrief: true,
    });
    return value !== null && subject.metric.isOpenEnded === true ? perPeriod(whole, span, value) : value;
  };
  return valuedStory(story, valueOver(story.fromSpan), valueOver(story.toSpan));
}
