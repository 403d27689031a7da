import { Link } from 'react-router';
import type { TrendSeries } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';

/** In place of data: why there are none, and what to do next. */
export const EmptyChart = ({ series }: { readonly series: TrendSeries }) => {
  const { words, kept } = useDesk();
  const why = words.delivery.reason(series.metric, series.figure.reason ?? 'no-data');
  return (
    <div className="chart-empty">
      <p>
        {words.trends.emptyChart} <span className="faint">{why}</span>
      </p>
      <Link to={`/setup${kept}`}>{words.trends.emptyNext}</Link>
    </div>
  );
};
