import type { ChartRows } from './chart-rows.ts';

interface ChartTableProps {
  readonly caption: string;
  readonly table: ChartRows;
}

/** What a chart shows, in figures. It is as wide as it must be, and is scrolled where that is too wide. */
export const ChartTable = ({ caption, table: { columns, rows } }: ChartTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
  <section className="chart-table" tabIndex={0} aria-label={caption}>
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label, isNumber }) => (
            <th key={key} scope="col" className={isNumber ? 'number' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={String(row[0]?.raw)}>
            {row.map((cell, at) => {
              const column = columns[at];
              if (at === 0)
                return (
                  <th key={column?.key} scope="row">
                    {cell.text}
                  </th>
                );
              return (
                <td
                  key={column?.key}
                  data-label={column?.label}
                  className={column?.isNumber ? 'number' : undefined}
                >
                  {cell.text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
