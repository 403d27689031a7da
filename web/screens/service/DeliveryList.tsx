import { Link } from 'react-router';
import type { ServiceAnswer } from '../../api/answers.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { useDesk } from '../../ui/desk.ts';
import { evidenceLink } from '../../ui/event-links.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Parts } from '../../ui/Parts.tsx';
import { Term } from '../../ui/Term.tsx';
import { deliveryBound, deliveryLimit, deliveryParts, deliveryReason } from '../../words/delivery-text.ts';
import { countText } from '../../words/format-ratio.ts';

type Item = ServiceAnswer['deliveries'][number];

const DeliveryItem = ({ item, service }: { readonly item: Item; readonly service: string }) => {
  const desk = useDesk();
  const { words } = desk;
  const { delivery } = item;
  const parts = deliveryParts(delivery, words) ?? deliveryBound(delivery, words);
  return (
    <li className={`figure figure-${delivery.judgement.state}`}>
      <h3>
        <Term id={delivery.metric}>{desk.name(delivery.title)}</Term>
      </h3>
      <p className="figure-value">
        {parts === null ? (
          <span className="faint">{deliveryReason(delivery, words)}</span>
        ) : (
          <Parts parts={parts} />
        )}
      </p>
      <p className="with-mark">
        <Mark name={delivery.judgement.state} /> {deliveryLimit(delivery, words)}
      </p>
      <Sparkline
        values={delivery.weeks.map((week) => week.value)}
        limit={delivery.judgement.limit?.value ?? null}
        usual={delivery.usual}
        isTrial={delivery.usual?.trial ?? false}
        label={words.delivery.weeks(delivery.weeks.length)}
      />
      <p className="faint">
        {words.service.n(countText(delivery.n))} ·{' '}
        <Link to={`/receipts/${encodeURIComponent(item.receipt)}${desk.kept}`}>{words.service.receipt}</Link>
        {' · '}
        <Link to={evidenceLink(delivery.metric, { service, window: delivery.window.name }, desk.kept)}>
          {words.evidence.link}
        </Link>
      </p>
    </li>
  );
};

interface DeliveryListProps {
  readonly items: readonly Item[];
  readonly service: string;
}

/** The delivery figures of one service, each with its receipt and the events behind it. */
export const DeliveryList = ({ items, service }: DeliveryListProps) => (
  <ul className="figures">
    {items.map((item) => (
      <DeliveryItem key={item.delivery.metric} item={item} service={service} />
    ))}
  </ul>
);
