import { Link } from 'react-router';
import { useDesk } from '../../ui/desk.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { tabMetrics } from './metric-tabs.ts';

/** An address that names no metric: what there is instead. */
export const UnknownMetric = ({ metric }: { readonly metric: string }) => {
  const { words, kept } = useDesk();
  const { unknown, tabs, page } = words.trends;
  return (
    <section className="trouble">
      <PageTitle state={unknown.heading} page={page} />
      <h1>{unknown.heading}</h1>
      <p>{unknown.text(metric)}</p>
      <ul className="plain">
        {tabMetrics.map((each) => (
          <li key={each}>
            <Link to={`/trends/${each}${kept}`}>{tabs.name[each]}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
