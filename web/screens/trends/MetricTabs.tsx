import { Link, useSearchParams } from 'react-router';
import { useDesk } from '../../ui/desk.ts';
import { withParams } from '../../ui/with-params.ts';
import { tabMetrics } from './metric-tabs.ts';

interface MetricTabsProps {
  readonly metric: string;
}

/** The way to the other metrics of the same services and time. */
export const MetricTabs = ({ metric }: MetricTabsProps) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  // A point, lanes and a scale belong to one chart.
  const query = withParams(search, { point: null, scale: null });
  return (
    <nav className="tabs" aria-label={words.trends.tabs.label}>
      {tabMetrics.map((each) => (
        <Link key={each} to={`/trends/${each}${query}`} aria-current={each === metric ? 'page' : undefined}>
          {words.trends.tabs.name[each]}
        </Link>
      ))}
    </nav>
  );
};
