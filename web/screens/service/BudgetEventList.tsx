import { Link } from 'react-router';
import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';
import { SECOND_MS } from '#shared/units.ts';
import { type BudgetEvent, budgetEvents } from '../../charts/budget-events.ts';
import { incidentMarks, releaseMarks } from '../../charts/lane-marks-of.tsx';
import { type Desk, useDesk } from '../../ui/desk.ts';
import { splitDuration } from '../../words/format-duration.ts';

/** A list that is longer is folded. */
const MOST_OPEN = 6;

/** As the lane says it, and where that leads. */
const markOf = (event: BudgetEvent, service: string, desk: Desk) => {
  const here = (): number => 0;
  return event.kind === 'release'
    ? releaseMarks([event.mark], here, service, desk)[0]
    : incidentMarks([event.mark], here, service, desk)[0];
};

const lastedText = (event: BudgetEvent, { words }: Desk): string | null => {
  if (event.kind === 'release' || event.mark.count > 1) return null;
  const { at, end } = event.mark;
  if (end === null) return words.service.line.notOver;
  return words.service.line.lasted(splitDuration((Date.parse(end) - Date.parse(at)) / SECOND_MS));
};

const Event = ({ event, service }: { readonly event: BudgetEvent; readonly service: string }) => {
  const desk = useDesk();
  const mark = markOf(event, service, desk);
  const lasted = lastedText(event, desk);
  if (mark === undefined) return null;
  return (
    <li value={event.number}>
      <Link to={mark.to}>{mark.label}</Link>
      {lasted !== null && <span className="faint"> · {lasted}</span>}
    </li>
  );
};

/** What the numbers of the lanes stand for. */
export const BudgetEventList = ({ line }: { readonly line: BudgetLineAnswer }) => {
  const { words } = useDesk();
  const events = budgetEvents(line.releases, line.incidents);
  if (events.length === 0) return null;
  return (
    <details className="budget-events" open={events.length <= MOST_OPEN}>
      <summary>{words.service.line.events(events.length)}</summary>
      <ol>
        {events.map((event) => (
          <Event key={event.key} event={event} service={line.service} />
        ))}
      </ol>
    </details>
  );
};
