import { Link, useSearchParams } from 'react-router';
import type { IncidentLogAnswer } from '../../api/answers.ts';
import { ShareBar } from '../../charts/ShareBar.tsx';
import { useDesk } from '../../ui/desk.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { countText } from '../../words/format-ratio.ts';

type Sums = IncidentLogAnswer['totals'];

/** Of the longest; none where nothing was down. */
const shareOf = (downSeconds: number, longest: number): number => (longest === 0 ? 0 : downSeconds / longest);

/** How long each service was down in the shown time, and all of them together. */
export const DowntimeTable = ({ answer }: { readonly answer: IncidentLogAnswer }) => {
  const { words, name } = useDesk();
  const { down } = words.incidents;
  const [search] = useSearchParams();
  const longest = answer.services[0]?.downSeconds ?? 0;
  const only = (service: string): string => {
    const query = new URLSearchParams(search);
    query.set('service', service);
    query.delete('cursor');
    return `?${query}`;
  };
  const cells = ({ incidents, open, downSeconds }: Sums) => (
    <>
      <td data-label={down.incidents}>{countText(incidents)}</td>
      <td data-label={down.open}>{open === 0 ? '' : countText(open)}</td>
      <td data-label={down.length}>{words.events.length(splitDuration(downSeconds))}</td>
    </>
  );
  return (
    <table className="down-table">
      <thead>
        <tr>
          <th scope="col">{down.service}</th>
          <th scope="col">{down.incidents}</th>
          <th scope="col">{down.open}</th>
          <th scope="col" colSpan={2}>
            {down.length}
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.services.map((service) => (
          <tr key={service.service}>
            <th scope="row">
              <Link to={only(service.service)}>{name(service.serviceName)}</Link>
            </th>
            {cells(service)}
            <td className="cell-bar">
              <ShareBar share={shareOf(service.downSeconds, longest)} />
            </td>
          </tr>
        ))}
        {answer.services.length > 1 && (
          <tr className="total">
            <th scope="row">{down.all}</th>
            {cells(answer.totals)}
            <td className="cell-bar" />
          </tr>
        )}
      </tbody>
    </table>
  );
};
