import type { WallService } from '#shared/api/wall.ts';
import { Mark } from '../../ui/Mark.tsx';
import { burnBadge, isStopped } from './problem.ts';
import type { Say } from './say.ts';

const sinceOf = (service: WallService, say: Say): string => {
  const since = service.objective?.since ?? service.objective?.nodataSince ?? null;
  if (since === null) return '';
  const when = say.moments.recent(Date.parse(since), say.nowMs);
  return isStopped(service) ? say.words.stopped.began(when) : say.words.card.since(when);
};

interface ProblemRowsProps {
  readonly services: readonly WallService[];
  readonly say: Say;
  /** How many get a line of their own. */
  readonly most: number;
}

/** Problems beyond the cards, a line each; those beyond `most` are counted. */
export const ProblemRows = ({ services, say, most }: ProblemRowsProps) => {
  const more = services.length - most;
  return (
    <ul className="problem-rows">
      {services.slice(0, most).map((service, at) => {
        const state = service.objective?.state ?? 'nodata';
        return (
          <li
            key={service.id}
            title={say.words.state(state)}
            className={more > 0 && at === most - 1 ? 'before-more' : undefined}
          >
            <Mark name={state} />
            <a href={`/s/${encodeURIComponent(service.id)}`}>{say.name(service.name)}</a>
            <span className="row-what">{burnBadge(service, say) ?? say.words.state(state)}</span>
            <span className="row-since">{sinceOf(service, say)}</span>
          </li>
        );
      })}
      {more > 0 && <li className="row-more">{say.words.card.more(more)}</li>}
    </ul>
  );
};
