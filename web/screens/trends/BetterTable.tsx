import { useSearchParams } from 'react-router';
import type { Comparison, TrendSeries } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Term } from '../../ui/Term.tsx';
import { amountText } from '../../words/amount-text.ts';
import { listParam } from './asked-trends.ts';
import { compareName, compareNames } from './compare-names.ts';
import { reasonText } from './compare-text.ts';
import { verdictMark } from './verdict-sign.ts';

interface RowProps {
  readonly row: Comparison;
  readonly series: TrendSeries;
}

const Side = ({ side, series, label }: { side: Comparison['now']; series: TrendSeries; label: string }) => {
  const { words, moments } = useDesk();
  const span = words.trends.lanes.between(
    moments.day(Date.parse(side.start)),
    moments.day(Date.parse(side.end) - 1),
  );
  return (
    <td className="number" data-label={label} title={span}>
      {side.value === null ? words.trends.chart.none : amountText(series, side.value, words)}
      {side.value !== null && restsOnCount(series) && (
        <span className="row-state">{words.trends.n(side.n)}</span>
      )}
      {side.partial && <span className="row-state">{words.trends.better.soFar}</span>}
    </td>
  );
};

const Row = ({ row, series }: RowProps) => {
  const { words } = useDesk();
  const { better } = words.trends;
  return (
    <tr>
      <th scope="row">{better.row[row.name]}</th>
      <Side side={row.before} series={series} label={better.before} />
      <Side side={row.now} series={series} label={better.now} />
      <td>
        <span className={`verdict verdict-${row.verdict}`}>
          <Mark name={verdictMark(row)} />
          <span>
            <b>{better.verdict[row.verdict]}</b>
            <span className="row-state">{reasonText(row, series, words)}</span>
          </span>
        </span>
      </td>
    </tr>
  );
};

interface BetterTableProps {
  readonly comparisons: readonly Comparison[];
  readonly series: TrendSeries;
}

/** Medians and shares say of how many they are; a count is one itself, and of a budget all events are meant. */
const restsOnCount = ({ unit, metric }: TrendSeries): boolean =>
  unit !== 'per-week' && metric !== 'budget-spent';

/** Then and now, and whether that is a change or noise. */
export const BetterTable = ({ comparisons, series }: BetterTableProps) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  const { better } = words.trends;
  const asked: readonly string[] = listParam(search, 'cmp', compareNames);
  const rows = comparisons.filter(({ name }) => asked.includes(compareName(name)));
  return (
    <section className="better" aria-labelledby="better">
      <h2 id="better">
        <Term id="usual-range">{better.heading}</Term>
      </h2>
      {rows.length === 0 ? (
        <p className="empty">{better.none}</p>
      ) : (
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">{better.against}</th>
              <th scope="col" className="number">
                {better.before}
              </th>
              <th scope="col" className="number">
                {better.now}
              </th>
              <th scope="col">
                <span className="visually-hidden">{better.verdictHead}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name} row={row} series={series} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
