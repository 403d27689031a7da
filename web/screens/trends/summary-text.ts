import type { DeskWords } from '../../words/desk-words.ts';
import type { TrendView } from './view.ts';

/** What somebody who does not see the chart must know of it before the points are read. */
export const summaryText = ({ series, dots, isOfIncidents }: TrendView, words: DeskWords): string => {
  const { chart } = words.trends;
  if (isOfIncidents)
    return chart.summaryIncidents(series.dots.length, series.dots.filter(({ open }) => open).length);
  const drawn = dots.filter(({ value }) => value !== null);
  const count = (kinds: readonly string[]): number => drawn.filter(({ kind }) => kinds.includes(kind)).length;
  return chart.summary(drawn.length, series.by, count(['unusual', 'known']), count(['better']));
};
