import type { WallDelivery } from '#shared/api/wall.ts';
import type { MarkName } from '../../ui/Mark.tsx';
import type { Words } from '../../words/words.ts';

interface TrendSign {
  readonly mark: MarkName;
  readonly text: string;
  readonly title: string;
}

/** Whether a metric really changed, as mark and words. The arrow shows which way the value went. */
export const trendSign = (trend: WallDelivery['trend'], words: Words): TrendSign => {
  if (trend.verdict === 'too-early')
    return {
      mark: 'too-early',
      text: words.delivery.tooEarly(trend.points, trend.pointsNeeded),
      title: words.delivery.tooEarlyLong(trend.points, trend.pointsNeeded),
    };
  const text = words.delivery.trend[trend.verdict];
  if (trend.verdict === 'steady' || trend.verdict === 'changed')
    return { mark: trend.verdict, text, title: text };
  return { mark: `${trend.verdict}-${trend.went ?? 'up'}`, text, title: text };
};
