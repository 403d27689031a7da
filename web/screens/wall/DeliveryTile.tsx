import { memo } from 'react';
import type { WallDelivery } from '#shared/api/wall.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Parts } from '../../ui/Parts.tsx';
import { deliveryBound, deliveryLimit, deliveryParts, deliveryReason } from '../../words/delivery-text.ts';
import type { Say } from './say.ts';
import { trendSign } from './trend.ts';

const Value = ({ delivery, say }: { readonly delivery: WallDelivery; readonly say: Say }) => {
  const parts = deliveryParts(delivery, say.words) ?? deliveryBound(delivery, say.words);
  if (parts === null) return <p className="delivery-reason">{deliveryReason(delivery, say.words)}</p>;
  return (
    <p className="delivery-value">
      <Parts parts={parts} />
    </p>
  );
};

/** One agreed delivery metric: value, limit in words, the last weeks, and whether it really changed. */
export const DeliveryTile = memo(
  ({ delivery, say }: { readonly delivery: WallDelivery; readonly say: Say }) => {
    const { judgement, usual } = delivery;
    const trend = trendSign(delivery.trend, say.words);
    const isBound = deliveryBound(delivery, say.words) !== null;
    const needsMark = judgement.state === 'near' || judgement.state === 'outside';
    return (
      <li className={`delivery delivery-${judgement.state}${isBound ? ' delivery-bound' : ''}`}>
        <div className="delivery-head">
          <h3>{say.words.delivery.title[delivery.metric] ?? say.name(delivery.title)}</h3>
          <span className={`trend trend-${delivery.trend.verdict}`} title={trend.title}>
            <Mark name={trend.mark} />
            {trend.text}
          </span>
        </div>
        <div className="delivery-body">
          <Value delivery={delivery} say={say} />
          <Sparkline
            values={delivery.weeks.map((week) => week.value)}
            limit={judgement.limit?.value ?? null}
            usual={usual}
            isTrial={usual?.trial ?? false}
            label={say.words.delivery.weeks(delivery.weeks.length)}
          />
        </div>
        {isBound && <p className="delivery-limit">{deliveryReason(delivery, say.words)}</p>}
        <p className="delivery-limit">
          {needsMark && <Mark name={judgement.state} />}
          <span>{deliveryLimit(delivery, say.words)}</span>
        </p>
      </li>
    );
  },
);
