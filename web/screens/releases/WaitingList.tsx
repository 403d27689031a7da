import { Link } from 'react-router';
import type { WaitingItem } from '#shared/api/releases.ts';
import { SECOND_MS } from '#shared/units.ts';
import { useDesk } from '../../ui/desk.ts';
import { splitDuration } from '../../words/format-duration.ts';

interface WaitingListProps {
  readonly items: readonly WaitingItem[];
  readonly nowAt: string;
}

/** What is merged and not out yet, service by service, the longest wait first. */
export const WaitingList = ({ items, nowAt }: WaitingListProps) => {
  const { words, name, kept } = useDesk();
  const { waiting } = words.releases;
  const longest = items.toSorted((a, b) => Date.parse(a.oldestAt) - Date.parse(b.oldestAt));
  return (
    <section className="section">
      <h2>{waiting.title}</h2>
      <ul className="events">
        {longest.map(({ service, serviceName, count, oldestAt }) => (
          <li key={service}>
            <span className="event-when">
              <Link to={`/s/${encodeURIComponent(service)}${kept}`}>{name(serviceName)}</Link>
            </span>
            <span>
              {waiting.line(count, splitDuration((Date.parse(nowAt) - Date.parse(oldestAt)) / SECOND_MS))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
