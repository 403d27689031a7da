import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';

/** Every note of the lane with its number and its text: on paper nothing can be pointed at. */
export const AllNotes = ({ notes }: Pick<TrendsAnswer['lanes'], 'notes'>) => {
  const { words, moments } = useDesk();
  const { near } = words.trends;
  if (notes.length === 0) return null;
  return (
    <details className="all-notes">
      <summary>{near.all(notes.length)}</summary>
      <ol className="note-list">
        {notes.map(({ id, at, until, text }, index) => (
          <li key={id}>
            <span className="pin">{index + 1}</span>
            <span className="near-day">
              {until === null
                ? moments.day(Date.parse(at))
                : near.until(moments.day(Date.parse(at)), moments.day(Date.parse(until) - 1))}
            </span>
            <span className="near-text">{text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
};
