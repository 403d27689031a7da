import type { ReactNode } from 'react';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';
import { BeliefForm } from './BeliefForm.tsx';

type Note = TrendsAnswer['lanes']['notes'][number];

const Beliefs = ({ note }: { readonly note: Note }) => {
  const { words } = useDesk();
  const { near } = words.trends;
  if (note.beliefs.length === 0) return null;
  return (
    <span className="row-state">
      {words.list(
        note.beliefs.map(({ by, belief }) =>
          near.believes(by, (near.belief[belief] ?? belief).toLowerCase()),
        ),
      )}
    </span>
  );
};

const Item = ({ note, number }: { readonly note: Note; readonly number: number }) => {
  const { words, moments } = useDesk();
  const { near } = words.trends;
  const from = moments.day(Date.parse(note.at));
  const when = note.until === null ? from : near.until(from, moments.day(Date.parse(note.until) - 1));
  return (
    <li id={`note-${note.id}`} tabIndex={-1}>
      <span className="pin" aria-hidden="true">
        {number}
      </span>
      <span className="near-day">{when}</span>
      <span className="near-text">
        {note.text}
        {note.kind !== 'change' && <span className="row-state">{near.kind[note.kind]}</span>}
        <Beliefs note={note} />
      </span>
      <BeliefForm note={note.id} />
    </li>
  );
};

interface NearListProps {
  readonly answer: TrendsAnswer;
  /** What the team is asked of the shift. */
  readonly children: ReactNode;
}

/** What the team wrote down near the shift, numbered as in the lane beneath the chart. */
export const NearList = ({ answer, children }: NearListProps) => {
  const { words } = useDesk();
  const { near } = words.trends;
  const isShift = answer.story.kind === 'shift';
  const notes = answer.lanes.notes.flatMap((note, at) =>
    answer.near.includes(note.id) ? [{ note, number: at + 1 }] : [],
  );
  return (
    <section aria-labelledby="near">
      <h2 id="near">{isShift ? near.heading : near.headingSteady}</h2>
      {notes.length === 0 && <p className="empty">{isShift ? near.none : near.noneSteady}</p>}
      <ol className="near-list">
        {notes.map(({ note, number }) => (
          <Item key={note.id} note={note} number={number} />
        ))}
      </ol>
      {notes.length > 0 && <p className="near-hint">{near.hint}</p>}
      {children}
    </section>
  );
};
