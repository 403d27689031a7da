import { Link, useSearchParams } from 'react-router';
import type { TrendSeries } from '#shared/api/trends.ts';
import { MiniChart } from '../../charts/MiniChart.tsx';
import type { MonthTick } from '../../charts/month-ticks.ts';
import { useDesk } from '../../ui/desk.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Parts } from '../../ui/Parts.tsx';
import { withParams } from '../../ui/with-params.ts';
import { amountText } from '../../words/amount-text.ts';
import { figureParts } from './figure-parts.ts';
import { verdictMark } from './verdict-sign.ts';

interface MultiplesProps {
  readonly items: readonly TrendSeries[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly months: readonly MonthTick[];
}

const Multiple = ({ series, ...time }: Omit<MultiplesProps, 'items'> & { readonly series: TrendSeries }) => {
  const desk = useDesk();
  const { words } = desk;
  const [search] = useSearchParams();
  const { multiples, better } = words.trends;
  const title = words.trends.subject(series.metric, desk.name(series.title));
  const { value, n } = series.figure;
  const verdict = better.short[series.trend.verdict] ?? series.trend.verdict;
  const said = value === null ? words.trends.chart.none : amountText(series, value, words);
  return (
    <section className="multiple">
      <h3>
        <Link to={`/trends/${series.metric}${withParams(search, { point: null, scale: null })}`}>
          {title}
        </Link>
        <span className={`with-mark verdict-${series.trend.verdict}`}>
          <Mark name={verdictMark(series.trend)} /> {verdict}
        </span>
      </h3>
      <p className="figure-value">
        <Parts parts={figureParts(series, words)} />{' '}
        {value !== null && (
          <span className="faint">{multiples.of(n, series.metric, series.figure.window)}</span>
        )}
      </p>
      <MiniChart series={series} summary={multiples.summary(title, said, verdict)} {...time} />
    </section>
  );
};

/** The other metrics that every team has, over the same time. */
export const Multiples = ({ items, ...time }: MultiplesProps) => {
  const { words } = useDesk();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="multiples">
      <h2 id="multiples" className="visually-hidden">
        {words.trends.multiples.heading}
      </h2>
      <div className="multiples">
        {items.map((series) => (
          <Multiple key={series.metric} series={series} {...time} />
        ))}
      </div>
    </section>
  );
};
