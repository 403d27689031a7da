import type { TrendSeries } from '#shared/api/trends.ts';
import type { MarkName } from '../../ui/Mark.tsx';

/** The mark of a verdict: the arrow shows which way the value went. */
export const verdictMark = ({ verdict, went }: Pick<TrendSeries['trend'], 'verdict' | 'went'>): MarkName =>
  verdict === 'better' || verdict === 'worse' ? `${verdict}-${went ?? 'up'}` : verdict;
