import type { TrendsAnswer } from '#shared/api/trends.ts';
import { InsideBars } from '../../charts/InsideBars.tsx';
import { useDesk } from '../../ui/desk.ts';
import { Term } from '../../ui/Term.tsx';
import { limitText } from '../../words/amount-text.ts';
import { assuranceText } from './assurance-text.ts';

/** Every period against the limit that was in force then, and whether today's process can keep today's limit. */
export const RecordTable = ({ answer }: { readonly answer: TrendsAnswer }) => {
  const { words } = useDesk();
  const { record } = words.trends;
  const { main } = answer;
  const assurance = assuranceText(answer, words);
  return (
    <section aria-labelledby="record">
      <h2 id="record">
        <Term id="agreement">{record.heading}</Term>
      </h2>
      {answer.records.length === 0 && (
        <p className="empty">{answer.assurance.limit === null ? record.none : record.early(main.by)}</p>
      )}
      {answer.records.length > 0 && (
        <table className="records">
          <tbody>
            {answer.records.map(({ version, limit, inside, of, periods }) => (
              <tr key={`${version} ${periods[0]?.start}`}>
                <th scope="row">
                  {limit === null
                    ? words.trends.chart.version(version)
                    : record.version(version, limitText(main, limit, words))}
                </th>
                <td className="record-bars">
                  <InsideBars periods={periods} />
                </td>
                <td>{record.inside(inside, of, main.by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {assurance !== null && <p className="faint">{assurance}</p>}
    </section>
  );
};
