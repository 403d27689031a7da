import { SECOND_MS } from '#shared/units.ts';
import type { SourcesAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';
import { splitDuration } from '../../words/format-duration.ts';

/** Spans in which the board itself was away, newest first, and since when it is here. */
export const OutageList = ({ collector }: { readonly collector: SourcesAnswer['collector'] }) => {
  const { words, moments, nowMs } = useDesk();
  const { sources } = words.setup;
  const since = sources.runningSince(moments.dayTime(Date.parse(collector.startedAt), nowMs));
  if (collector.outages.length === 0)
    return (
      <p className="empty">
        {since} {sources.noOutages}
      </p>
    );
  return (
    <>
      <p className="empty">{since}</p>
      <ul className="events">
        {[...collector.outages].reverse().map(({ from, to }) => {
          const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
          return (
            <li key={from}>
              <span className="event-when">
                {sources.outage(moments.dayTime(fromMs, nowMs), moments.recent(toMs, fromMs))}
              </span>
              <span>{sources.outageLength(splitDuration((toMs - fromMs) / SECOND_MS))}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
};
