import { useState } from 'react';
import { Link } from 'react-router';
import type { WaitingItem } from '#shared/api/releases.ts';
import { SECOND_MS } from '#shared/units.ts';
import { useDesk } from '../../ui/desk.ts';
import { pageLink } from '../../ui/event-links.ts';
import { Term } from '../../ui/Term.tsx';
import { headlineDuration } from '../../words/format-duration.ts';
import { countText } from '../../words/format-ratio.ts';

/** Those that wait longest; the others are a press away. */
const SHOWN = 5;

interface WaitingListProps {
  readonly items: readonly WaitingItem[];
  readonly nowAt: string;
}

/** What is merged and not out yet, service by service, the longest wait first. */
export const WaitingList = ({ items, nowAt }: WaitingListProps) => {
  const { words, name, kept } = useDesk();
  const [isWhole, setWhole] = useState(false);
  const { waiting } = words.releases;
  const longest = items.toSorted((a, b) => Date.parse(a.oldestAt) - Date.parse(b.oldestAt));
  const shown = isWhole ? longest : longest.slice(0, SHOWN);
  const secondsOf = ({ oldestAt }: WaitingItem): number =>
    (Date.parse(nowAt) - Date.parse(oldestAt)) / SECOND_MS;
  return (
    <section className="section">
      <h2>
        <Term id="waiting-to-ship">{waiting.title}</Term>
      </h2>
      <ul className="events">
        {shown.map((item) => (
          <li key={item.service}>
            <span className="event-when">
              <Link to={pageLink('/releases', { service: item.service }, kept)}>
                {name(item.serviceName)}
              </Link>
            </span>
            <span>{waiting.line(item.count, headlineDuration(secondsOf(item)))}</span>
          </li>
        ))}
      </ul>
      {shown.length < longest.length && (
        <button type="button" className="more" onClick={() => setWhole(true)}>
          {words.setup.sources.more(countText(longest.length - shown.length))}
        </button>
      )}
    </section>
  );
};
